package health.mizan.relay;

import health.mizan.outbox.Subscription;
import health.mizan.testing.DatabaseTest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Copies of the relay on one database, stopped after each test. */
abstract class RelayTest extends DatabaseTest {

    private final List<Copy> copies = new ArrayList<>();
    CountDownLatch release = new CountDownLatch(1);

    @BeforeEach
    void startAfresh() {
        release = new CountDownLatch(1);
        copies.clear();
        owner.sql("delete from billing.outbox_delivery").update();
    }

    @AfterEach
    void stopAll() {
        release.countDown();
        copies.forEach(copy -> copy.relay.stop());
    }

    final Copy started(RelaySettings settings, Subscription<?>... handlers) {
        Copy copy = new Copy(dataSource, settings, List.of(handlers));
        copies.add(copy);
        copy.relay.start();
        return copy;
    }

    void awaitRelease() {
        try {
            release.await();
        } catch (InterruptedException stop) {
            throw new IllegalStateException("interrupted", stop);
        }
    }

    void createEffects() {
        owner.sql("drop table if exists billing.effect").update();
        owner.sql("create table billing.effect (n int not null)").update();
        owner.sql("grant select, insert on billing.effect to mizan_app").update();
    }

    int effects() {
        return sql.sql("select count(*) from effect").query(Integer.class).single();
    }

    int delivered() {
        return count("state = 'delivered'");
    }

    int count(String condition) {
        return sql.sql("select count(*) from outbox_delivery where " + condition)
                .query(Integer.class)
                .single();
    }
}
