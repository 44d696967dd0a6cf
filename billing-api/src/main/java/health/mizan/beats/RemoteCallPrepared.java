package health.mizan.beats;

import health.mizan.outbox.EventName;
import health.mizan.outbox.OutboxEvent;
import health.mizan.outbox.Subject;
import java.util.UUID;

/** A call was noted in somebody's transaction and waits to be sent. */
@EventName("remote-call.prepared")
record RemoteCallPrepared(UUID call, String kind) implements OutboxEvent {

    @Override
    public Subject subject() {
        return Subject.of("remote-call", call);
    }
}
