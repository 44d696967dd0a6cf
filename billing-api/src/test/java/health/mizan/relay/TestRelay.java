package health.mizan.relay;

import health.mizan.ids.TimeOrderedIds;
import health.mizan.outbox.Kicks;
import health.mizan.outbox.Subscribers;
import health.mizan.tx.Tx;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The real relay for tests of other capabilities: started and stopped by hand, quick to try again and to park. */
public final class TestRelay {

    private final OutboxRelay relay;

    private TestRelay(OutboxRelay relay) {
        this.relay = relay;
    }

    public static TestRelay on(JdbcClient sql, Tx tx, Subscribers subscribers, Kicks kicks) {
        RelaySettings settings = Copy.settings(Duration.ofMillis(50), Duration.ofSeconds(30), 3);
        Deliverer deliverer = new Deliverer(
                new LeaseStore(sql), settings, new SimpleMeterRegistry(), tx, new TimeOrderedIds(Clock.systemUTC()));
        return new TestRelay(new OutboxRelay(subscribers, deliverer, kicks, settings));
    }

    public void start() {
        relay.start();
    }

    public void stop() {
        relay.stop();
    }
}
