package health.mizan.relay;

import health.mizan.ids.TimeOrderedIds;
import health.mizan.outbox.Kicks;
import health.mizan.outbox.Outbox;
import health.mizan.outbox.OutboxEvent;
import health.mizan.outbox.Subscribers;
import health.mizan.outbox.Subscription;
import health.mizan.outbox.TestOutbox;
import health.mizan.tx.Tx;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** One copy of the application as far as the outbox goes: publisher and relay, wired by hand. */
final class Copy {

    final Tx tx;
    final JdbcClient sql;
    final Outbox outbox;
    final OutboxRelay relay;
    final Deliverer deliverer;
    final DeliveryStore deliveries;
    final Subscribers subscribers;
    final Kicks kicks = new Kicks();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final RelaySettings settings;

    Copy(DataSource dataSource, RelaySettings settings, List<? extends Subscription<?>> handlers) {
        Clock clock = Clock.systemUTC();
        this.settings = settings;
        this.sql = JdbcClient.create(dataSource);
        this.tx = new Tx(new DataSourceTransactionManager(dataSource));
        this.subscribers = TestOutbox.subscribers(handlers);
        this.outbox = TestOutbox.on(sql, tx, clock, subscribers, kicks);
        this.deliveries = new DeliveryStore(sql);
        this.deliverer = new Deliverer(new LeaseStore(sql), settings, meters, tx, new TimeOrderedIds(clock));
        this.relay = new OutboxRelay(subscribers, deliverer, kicks, settings);
    }

    /** Quick to try again and to give up; the poll is so slow that only a kick explains a prompt delivery. */
    static RelaySettings settings() {
        return settings(Duration.ofMinutes(10), Duration.ofSeconds(30), 3);
    }

    static RelaySettings settings(Duration poll, Duration lease, int maxTries) {
        return new RelaySettings(
                4,
                poll,
                lease,
                Duration.ofMillis(20),
                Duration.ofMillis(100),
                maxTries,
                Duration.ofDays(90),
                Duration.ofHours(1),
                Duration.ofMillis(500));
    }

    void publish(OutboxEvent... events) {
        for (OutboxEvent event : events) {
            tx.get(() -> outbox.publish(event));
        }
    }
}
