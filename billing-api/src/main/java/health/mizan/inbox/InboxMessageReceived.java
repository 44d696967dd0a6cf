package health.mizan.inbox;

import health.mizan.outbox.EventName;
import health.mizan.outbox.OutboxEvent;
import health.mizan.outbox.Subject;
import java.util.UUID;

/** A message is kept and waits to be worked on. Each is a subject of its own: one that fails holds up no other. */
@EventName("inbox.message-received")
record InboxMessageReceived(UUID message, String source) implements OutboxEvent {

    static final String SUBJECT = "inbox-message";

    @Override
    public Subject subject() {
        return Subject.of(SUBJECT, message);
    }
}
