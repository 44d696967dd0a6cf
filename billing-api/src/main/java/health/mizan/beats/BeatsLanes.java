package health.mizan.beats;

import health.mizan.outbox.OutboxHandler;
import health.mizan.outbox.SubscriptionGroup;
import health.mizan.sweeping.Sweep;
import health.mizan.sweeping.SweepGroup;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** For each kind of call a lane that sends what was prepared and a sweep that takes up what is overdue. */
@Component
class BeatsLanes implements SubscriptionGroup, SweepGroup {

    private final ObjectProvider<RemoteKind<?>> kinds;
    private final RemoteCaller caller;
    private final BeatsSettings settings;

    BeatsLanes(ObjectProvider<RemoteKind<?>> kinds, RemoteCaller caller, BeatsSettings settings) {
        this.kinds = kinds;
        this.caller = caller;
        this.settings = settings;
    }

    @Override
    public List<OutboxHandler<RemoteCallPrepared>> subscriptions() {
        return kinds.orderedStream()
                .map(kind -> (OutboxHandler<RemoteCallPrepared>) new Sender(kind, caller))
                .toList();
    }

    @Override
    public List<Sweep> sweeps() {
        return kinds.orderedStream()
                .map(kind -> (Sweep) new Overdue(kind, caller, settings.poll()))
                .toList();
    }

    private record Sender(RemoteKind<?> kind, RemoteCaller caller) implements OutboxHandler<RemoteCallPrepared> {

        @Override
        public String name() {
            return "beats." + kind.name();
        }

        @Override
        public Class<RemoteCallPrepared> event() {
            return RemoteCallPrepared.class;
        }

        @Override
        public boolean wants(RemoteCallPrepared event) {
            return event.kind().equals(kind.name());
        }

        @Override
        public void handle(RemoteCallPrepared event) {
            caller.send(kind, event.call());
        }
    }

    private record Overdue(RemoteKind<?> kind, RemoteCaller caller, Duration every) implements Sweep {

        @Override
        public String name() {
            return "beats." + kind.name();
        }

        @Override
        public boolean sweep() {
            return caller.takeUpOverdue(kind);
        }
    }
}
