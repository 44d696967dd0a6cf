package health.mizan.sandbox.payer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.mizan.sandbox.Json;
import health.mizan.sandbox.fhir.Fhir;
import health.mizan.sandbox.messages.Envelope;
import health.mizan.sandbox.messages.Message;
import health.mizan.sandbox.messages.Nphies;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Answers Tasks: cancel a claim, tell its state, hand over what waits. */
final class TaskDesk {

    private static final int MOST_POLLED = 100;

    private final PayerBook book;
    private final ClaimsDesk claims;
    private final Clock clock;

    TaskDesk(PayerBook book, ClaimsDesk claims, Clock clock) {
        this.book = book;
        this.claims = claims;
        this.clock = clock;
    }

    ClaimsDesk.Handled cancel(Message message) {
        Optional<PayerClaim> found = claim(message);
        if (found.isEmpty()) {
            return answered(message, "cancel-response", task(message, "failed", "rejected"), List.of());
        }
        PayerClaim claim = found.get();
        String number = claim.request().number();
        List<PayerEntry> entries = new ArrayList<>();
        if (claim.state().equals("pended") || claim.state().equals("decided")) {
            entries.add(new PayerEntry.Closed(number, "cancelled"));
            if (claim.scenario() == Scenario.LATE_AFTER_CANCEL) {
                entries.addAll(claims.lateAnswer(claim));
            }
        }
        return answered(message, "cancel-response", task(message, "completed", ""), entries);
    }

    ClaimsDesk.Handled status(Message message) {
        Optional<PayerClaim> found = claim(message);
        ObjectNode task = task(message, found.isPresent() ? "completed" : "failed", "");
        found.ifPresent(claim -> {
            ObjectNode output = output(task, "status");
            output.put(
                    "valueCode",
                    switch (claim.state()) {
                        case "decided" -> "complete";
                        case "pended" -> "queued";
                        default -> claim.state();
                    });
        });
        return answered(message, "status-response", task, List.of());
    }

    /** Takes out of the queue what it hands over: whoever loses it must repeat the claim's own message. */
    ClaimsDesk.Handled poll(Message message) {
        int count = Fhir.stream(message.focus().path("input"))
                .filter(input -> Fhir.code(input.path("type")).equals("count"))
                .mapToInt(input -> input.path("valuePositiveInt").asInt(1))
                .findFirst()
                .orElse(1);
        String only = focus(message);
        List<PayerEntry.Queued> handed = wantsClaimResponses(message)
                ? book.queued().stream()
                        .filter(queued -> queued.receiver().equals(message.sender()))
                        .filter(queued -> only.isEmpty() || queued.claim().equals(only))
                        .limit(Math.min(count, MOST_POLLED))
                        .toList()
                : List.of();
        ObjectNode task = task(message, "completed", "");
        Envelope envelope = Envelope.back(message, "poll-response", clock.instant())
                .answering(message, "ok")
                .about(url(task), task, "task");
        List<PayerEntry> entries = new ArrayList<>();
        for (PayerEntry.Queued queued : handed) {
            JsonNode nested = Json.readObject(queued.body().getBytes(StandardCharsets.UTF_8));
            String url = "urn:uuid:" + nested.path("id").asText();
            output(task, "response").set("valueReference", Fhir.reference(url));
            envelope.with(url, nested);
            entries.add(new PayerEntry.Gone(queued.id()));
        }
        return new ClaimsDesk.Handled(envelope.bundle(), entries);
    }

    private static boolean wantsClaimResponses(Message message) {
        List<JsonNode> included = Fhir.stream(message.focus().path("input"))
                .filter(input -> Fhir.code(input.path("type")).equals("include-message-type"))
                .toList();
        return included.isEmpty()
                || included.stream()
                        .anyMatch(input -> input.path("valueCode").asText().equals("claim-response")
                                || Fhir.code(input.path("valueCodeableConcept")).equals("claim-response"));
    }

    private Optional<PayerClaim> claim(Message message) {
        return book.claim(focus(message));
    }

    private static String focus(Message message) {
        return message.focus().path("focus").path("identifier").path("value").asText("");
    }

    private ClaimsDesk.Handled answered(Message message, String event, ObjectNode task, List<PayerEntry> entries) {
        ObjectNode bundle = Envelope.back(message, event, clock.instant())
                .answering(message, "ok")
                .about(url(task), task, "task")
                .bundle();
        return new ClaimsDesk.Handled(bundle, entries);
    }

    private ObjectNode task(Message message, String status, String reason) {
        JsonNode asked = message.focus();
        ObjectNode task = Fhir.resource("Task", UUID.randomUUID().toString());
        for (String kept : List.of("identifier", "intent", "priority", "code", "focus", "authoredOn")) {
            if (asked.has(kept)) {
                task.set(kept, asked.path(kept).deepCopy());
            }
        }
        task.put("status", status).put("lastModified", clock.instant().toString());
        if (!reason.isEmpty()) {
            task.set("statusReason", Fhir.concept(Nphies.CODES + "status-reason", reason));
        }
        task.set("requester", asked.path("owner").deepCopy());
        task.set("owner", asked.path("requester").deepCopy());
        return task;
    }

    private static ObjectNode output(ObjectNode task, String type) {
        ObjectNode output = task.withArray("output").addObject();
        output.set("type", Fhir.concept(Nphies.CODES + "task-output-type", type));
        return output;
    }

    private static String url(ObjectNode task) {
        return Nphies.BASE + "Task/" + task.path("id").asText();
    }
}
