package health.mizan.writeback;

import health.mizan.outbox.EventName;
import health.mizan.outbox.OutboxEvent;
import health.mizan.outbox.Subject;

/** The EMR is to be told something. */
@EventName("write-back.requested")
public record WriteBackRequested(NoticeId notice) implements OutboxEvent {

    @Override
    public Subject subject() {
        return Subject.of("emr-notice", notice);
    }
}
