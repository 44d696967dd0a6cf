package health.mizan.relay;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.testing.Eventually;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class RelayLeaseTest extends RelayTest {

    @Test
    void a_local_handler_that_lost_its_lease_leaves_no_effect() {
        createEffects();
        CountDownLatch inside = new CountDownLatch(1);
        Copy first = started(
                Copy.settings(),
                new Listener("local", event -> {
                            sql.sql("insert into effect (n) values (1)").update();
                            inside.countDown();
                            awaitRelease();
                        })
                        .local());
        first.publish(new Counted("s", 1));
        Eventually.until("the first copy is at work", () -> inside.getCount() == 0);
        owner.sql("update billing.outbox_delivery set leased_until = now() - interval '1 second'")
                .update();

        started(
                Copy.settings(),
                new Listener("local", event -> sql.sql("insert into effect (n) values (2)")
                                .update())
                        .local());
        Eventually.until("the second copy took over", () -> delivered() == 1);
        release.countDown();
        first.relay.stop();

        assertThat(sql.sql("select n from effect").query(Integer.class).list()).containsExactly(2);
    }

    @Test
    void a_handler_may_take_longer_than_a_lease_as_long_as_its_copy_lives() {
        CountDownLatch inside = new CountDownLatch(1);
        Duration lease = Duration.ofMillis(600);
        Listener patient = new Listener("a", event -> {
            inside.countDown();
            awaitRelease();
        });
        Copy first = started(Copy.settings(Duration.ofMillis(20), lease, 3), patient.remote());
        first.publish(new Counted("s", 1));
        Eventually.until("at work", () -> inside.getCount() == 0);
        String leasedUntil = leasedUntil();

        Listener thief = new Listener("a", event -> {});
        started(Copy.settings(Duration.ofMillis(20), lease, 3), thief.remote());
        Eventually.until("the first lease is over and renewed", () -> sql.sql(
                        "select now() > :until::timestamptz and leased_until > now() from outbox_delivery")
                .param("until", leasedUntil)
                .query(Boolean.class)
                .single());
        release.countDown();

        Eventually.until("delivered", () -> delivered() == 1);
        assertThat(thief.heard).isEmpty();
        assertThat(patient.heard).hasSize(1);
    }

    @Test
    void the_lease_of_a_copy_that_died_passes_on() {
        Listener listener = new Listener("a", event -> {});
        Copy dead = new Copy(dataSource, Copy.settings(), List.of(listener.remote()));
        dead.publish(new Counted("s", 1));
        assertThat(new LeaseStore(sql).lease("a", UUID.randomUUID(), Duration.ofMillis(300), 10))
                .hasSize(1);

        started(Copy.settings(Duration.ofMillis(20), Duration.ofSeconds(30), 3), listener.remote());

        Eventually.until("delivered", () -> delivered() == 1);
    }

    @Test
    void a_delivery_whose_copies_die_each_time_is_parked_in_the_end() {
        Listener listener = new Listener("a", event -> {});
        Copy copy = new Copy(dataSource, Copy.settings(), List.of(listener.remote()));
        copy.publish(new Counted("deadly", 1));
        owner.sql("update billing.outbox_delivery set tries = 3").update();

        started(Copy.settings(), listener.remote());

        Eventually.until("parked", () -> count("state = 'parked'") == 1);
        assertThat(listener.heard).isEmpty();
    }

    @Test
    void a_stop_lets_handlers_end_and_leaves_no_lease() {
        CountDownLatch inside = new CountDownLatch(2);
        Listener listener = new Listener("a", event -> {
            inside.countDown();
            if (event.of().equals("stuck")) {
                awaitRelease();
            }
        });
        Copy copy = started(Copy.settings(), listener.remote());
        copy.publish(new Counted("stuck", 1), new Counted("free", 1));
        Eventually.until("at work", () -> inside.getCount() == 0);

        Eventually.until("the free one delivered", () -> delivered() == 1);

        copy.relay.stop();

        assertThat(count("leased_by is not null")).isZero();
        assertThat(count("state = 'pending' and error is not null")).isEqualTo(1);
        assertThat(copy.relay.isRunning()).isFalse();
    }

    private String leasedUntil() {
        return sql.sql("select leased_until::text from outbox_delivery")
                .query(String.class)
                .single();
    }
}
