package health.mizan.outbox;

import health.mizan.ids.TimeOrderedIds;
import health.mizan.tx.Tx;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The real outbox for tests without Spring. */
public final class TestOutbox {

    private TestOutbox() {}

    /** Keeps events for nobody: enough for a façade whose events are looked at in the table. */
    public static Outbox on(JdbcClient sql, Tx tx, Clock clock) {
        return on(sql, tx, clock, subscribers(List.of()), new Kicks());
    }

    public static Outbox on(JdbcClient sql, Tx tx, Clock clock, Subscribers subscribers, Kicks kicks) {
        return new Outbox(new OutboxStore(sql), subscribers, kicks, new TimeOrderedIds(clock), clock, tx);
    }

    public static Subscribers subscribers(List<? extends Subscription<?>> subscriptions) {
        return new Subscribers(given(subscriptions), given(List.of()));
    }

    private static <T> ObjectProvider<T> given(List<? extends T> beans) {
        return new ObjectProvider<>() {
            @Override
            public Stream<T> orderedStream() {
                return beans.stream().map(bean -> (T) bean);
            }
        };
    }
}
