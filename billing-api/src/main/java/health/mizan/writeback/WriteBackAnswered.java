package health.mizan.writeback;

import health.mizan.outbox.EventName;
import health.mizan.outbox.OutboxEvent;
import health.mizan.outbox.Subject;

/** The EMR has it, refuses it, or could not be reached in time. */
@EventName("write-back.answered")
public record WriteBackAnswered(NoticeId notice) implements OutboxEvent {

    @Override
    public Subject subject() {
        return Subject.of("emr-notice", notice);
    }
}
