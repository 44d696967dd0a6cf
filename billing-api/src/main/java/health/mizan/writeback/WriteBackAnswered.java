package health.mizan.writeback;

import health.mizan.outbox.EventName;
import health.mizan.outbox.OutboxEvent;
import health.mizan.outbox.Subject;

/** The EMR has it, refuses it, could not be reached in time, or need not know. */
@EventName("write-back.answered")
public record WriteBackAnswered(NoticeId notice) implements OutboxEvent {

    @Override
    public Subject subject() {
        return Subject.of("emr-notice", notice);
    }
}
