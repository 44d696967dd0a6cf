package health.mizan.fhir.messages;

import health.mizan.access.Caller;
import health.mizan.fhir.answers.Heard;

/** A message being worked on, with who sent it. */
public record Received(MessageEvent event, Heard heard, Caller.Client sender) {}
