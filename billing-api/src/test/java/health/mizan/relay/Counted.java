package health.mizan.relay;

import health.mizan.outbox.EventName;
import health.mizan.outbox.OutboxEvent;
import health.mizan.outbox.Subject;

/** The n-th event of its subject. */
@EventName("test.counted")
record Counted(String of, int n) implements OutboxEvent {
    @Override
    public Subject subject() {
        return new Subject("counter", of);
    }
}
