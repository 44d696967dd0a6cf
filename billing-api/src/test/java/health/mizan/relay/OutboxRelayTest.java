package health.mizan.relay;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.outbox.Undeliverable;
import health.mizan.testing.Eventually;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionSynchronizationManager;

class OutboxRelayTest extends RelayTest {

    @Test
    void an_event_is_delivered_right_after_the_commit_without_waiting_for_the_poll() {
        Listener listener = new Listener("a", event -> {});
        Copy copy = started(Copy.settings(), listener.remote());

        copy.publish(new Counted("s", 1));

        Eventually.until("delivered", () -> delivered() == 1);
        assertThat(listener.heard).containsExactly(new Counted("s", 1));
    }

    @Test
    void events_left_by_a_copy_that_died_are_found_by_the_poll() {
        Listener listener = new Listener("a", event -> {});
        Copy dead = new Copy(dataSource, Copy.settings(), List.of(listener.remote()));
        dead.publish(new Counted("s", 1));

        started(Copy.settings(), listener.remote());

        Eventually.until("delivered", () -> delivered() == 1);
    }

    @Test
    void each_subject_is_told_in_order_although_many_are_told_at_once() {
        Listener listener = new Listener("a", event -> {
            if (event.n() % 7 == event.of().hashCode() % 7) {
                Thread.yield();
            }
        });
        Copy copy = started(Copy.settings(), listener.remote());

        for (int n = 1; n <= 40; n++) {
            for (int s = 0; s < 10; s++) {
                copy.publish(new Counted("s" + s, n));
            }
        }

        Eventually.until("all delivered", () -> delivered() == 400);
        for (int s = 0; s < 10; s++) {
            assertThat(listener.numbersOf("s" + s))
                    .isEqualTo(IntStream.rangeClosed(1, 40).boxed().toList());
        }
    }

    @Test
    void a_handler_that_fails_is_tried_again_and_its_subject_waits_in_order() {
        AtomicInteger failures = new AtomicInteger();
        Listener listener = new Listener("a", event -> {
            if (event.n() == 1 && failures.incrementAndGet() <= 2) {
                throw new IllegalStateException("not yet");
            }
        });
        Copy copy = started(Copy.settings(Duration.ofMillis(20), Duration.ofSeconds(30), 3), listener.remote());

        copy.publish(new Counted("s", 1), new Counted("s", 2));

        Eventually.until("both delivered", () -> delivered() == 2);
        assertThat(listener.numbersOf("s")).containsExactly(1, 2);
        assertThat(failures).hasValue(3);
    }

    @Test
    void a_delivery_tried_in_vain_is_parked_and_holds_up_its_subject_only() {
        Listener stubborn = new Listener("stubborn", event -> {
            if (event.of().equals("bad")) {
                throw new IllegalStateException("the patient is called Maha");
            }
        });
        Listener other = new Listener("other", event -> {});
        Copy copy = started(
                Copy.settings(Duration.ofMillis(20), Duration.ofSeconds(30), 3), stubborn.remote(), other.remote());

        copy.publish(new Counted("bad", 1), new Counted("bad", 2), new Counted("good", 1), new Counted("good", 2));

        Eventually.until("parked", () -> count("state = 'parked'") == 1);
        Eventually.until("the rest delivered", () -> delivered() == 6);
        assertThat(count("state = 'pending'")).isEqualTo(1);
        assertThat(stubborn.numbersOf("good")).containsExactly(1, 2);
        assertThat(other.numbersOf("bad")).containsExactly(1, 2);
        assertThat(stubborn.parked).containsExactly(new Counted("bad", 1).subject());
        assertThat(sql.sql("select error from outbox_delivery where state = 'parked'")
                        .query(String.class)
                        .single())
                .contains("IllegalStateException")
                .doesNotContain("Maha");
        assertThat(copy.meters
                        .counter("mizan.outbox.deliveries", "handler", "stubborn", "outcome", "parked")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void what_cannot_be_delivered_or_read_is_parked_at_once() {
        Listener listener = new Listener("a", event -> {
            throw new Undeliverable("no such invoice");
        });
        Copy copy = new Copy(dataSource, Copy.settings(), List.of(listener.remote()));
        copy.publish(new Counted("refused", 1), new Counted("renamed", 1), new Counted("reshaped", 1));
        owner.sql("update billing.outbox_event set type = 'test.recounted' where subject_id = 'renamed'")
                .update();
        owner.sql("update billing.outbox_event set payload = '{\"of\":\"s\",\"m\":1}' where subject_id = 'reshaped'")
                .update();

        started(Copy.settings(), listener.remote());

        Eventually.until("parked", () -> count("state = 'parked' and tries = 1") == 3);
        assertThat(sql.sql("select error from outbox_delivery order by position")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "no such invoice",
                        "the handler does not know the event test.recounted",
                        "a stored test.counted does not fit Counted any more");
    }

    @Test
    void a_slow_handler_holds_up_neither_other_handlers_nor_other_subjects() {
        Listener slow = new Listener("slow", event -> {
            if (event.of().equals("stuck")) {
                awaitRelease();
            }
        });
        Listener quick = new Listener("quick", event -> {});
        Copy copy = started(Copy.settings(), slow.remote(), quick.remote());

        copy.publish(new Counted("stuck", 1), new Counted("stuck", 2), new Counted("free", 1));

        Eventually.until("the others delivered", () -> delivered() == 4);
        assertThat(quick.heard).hasSize(3);
        assertThat(slow.heard).containsExactly(new Counted("free", 1));
    }

    @Test
    void a_local_handler_has_its_effect_exactly_once_even_when_it_fails_after_it() {
        createEffects();
        AtomicInteger tries = new AtomicInteger();
        Copy copy = started(
                Copy.settings(Duration.ofMillis(20), Duration.ofSeconds(30), 5),
                new Listener("local", event -> {
                            assertThat(TransactionSynchronizationManager.isActualTransactionActive())
                                    .isTrue();
                            sql.sql("insert into effect (n) values (1)").update();
                            if (tries.incrementAndGet() < 3) {
                                throw new IllegalStateException("after the effect");
                            }
                        })
                        .local());

        copy.publish(new Counted("s", 1));

        Eventually.until("delivered", () -> delivered() == 1);
        assertThat(effects()).isEqualTo(1);
        assertThat(tries).hasValue(3);
    }
}
