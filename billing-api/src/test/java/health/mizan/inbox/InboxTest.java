package health.mizan.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.mizan.ids.TimeOrderedIds;
import health.mizan.outbox.Kicks;
import health.mizan.outbox.Outbox;
import health.mizan.outbox.Subscribers;
import health.mizan.outbox.TestOutbox;
import health.mizan.relay.TestRelay;
import health.mizan.testing.DatabaseTest;
import health.mizan.testing.Eventually;
import health.mizan.testing.Keys;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;

class InboxTest extends DatabaseTest {

    private final AtomicReference<Function<InboxMessage, InboxOutcome>> work = new AtomicReference<>();
    private InboxStore store;
    private Inbox inbox;
    private TestRelay relay;
    private String externalId;

    @BeforeEach
    void start() {
        owner.sql("create table if not exists billing.effect (message uuid not null)")
                .update();
        owner.sql("grant select, insert on billing.effect to mizan_app").update();
        Clock clock = Clock.systemUTC();
        work.set(message -> {
            effect(message);
            return new InboxOutcome.Done(
                    Optional.of(new InboxAnswer(200, "text/plain", "thanks, Maha")), Optional.empty());
        });
        store = new InboxStore(sql, Keys.cipher());
        InboxWorkers workers = new InboxWorkers(store, given(List.of(new Doorman())));
        Subscribers subscribers = TestOutbox.subscribers(workers.subscriptions());
        Kicks kicks = new Kicks();
        Outbox outbox = TestOutbox.on(sql, tx, clock, subscribers, kicks);
        inbox = new Inbox(store, workers, outbox, new TimeOrderedIds(clock), clock, tx);
        relay = TestRelay.on(sql, tx, subscribers, kicks);
        externalId = UUID.randomUUID().toString();
    }

    @AfterEach
    void stop() {
        relay.stop();
    }

    @Test
    void a_message_is_kept_first_and_worked_on_afterwards() {
        Receipt receipt = inbox.receive(message("hello"));

        assertThat(receipt).isInstanceOf(Receipt.Fresh.class);
        assertThat(state(receipt)).isEqualTo("received");

        relay.start();
        Eventually.until("done", () -> state(receipt).equals("done"));
        assertThat(effects(receipt)).isEqualTo(1);
    }

    @Test
    void a_repeat_has_no_second_effect_and_is_given_the_answer() {
        relay.start();
        Receipt first = inbox.receive(message("hello"));
        Eventually.until("done", () -> state(first).equals("done"));

        Receipt second = inbox.receive(message("hello"));

        assertThat(second)
                .isEqualTo(new Receipt.Repeat(
                        first.message(), Optional.of(new InboxAnswer(200, "text/plain", "thanks, Maha"))));
        assertThat(effects(first)).isEqualTo(1);
        assertThat(inbox.answer(first.message())).isPresent();
    }

    @Test
    void the_same_id_with_other_bytes_is_a_conflict_and_another_senders_id_is_not() {
        Receipt first = inbox.receive(message("hello"));

        assertThat(inbox.receive(message("hullo"))).isEqualTo(new Receipt.Conflict(first.message()));
        assertThat(inbox.receive(new Incoming(
                        "test", "somebody-else", externalId, "text/plain", RawBody.of("hullo".getBytes(UTF_8)))))
                .isInstanceOf(Receipt.Fresh.class);
    }

    @Test
    void fifty_at_once_are_one() throws Exception {
        relay.start();
        List<Future<Receipt>> receipts = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(16)) {
            for (int i = 0; i < 50; i++) {
                receipts.add(pool.submit(() -> inbox.receive(message("hello"))));
            }
        }

        List<Receipt> seen = new ArrayList<>();
        for (Future<Receipt> receipt : receipts) {
            seen.add(receipt.get());
        }
        assertThat(seen.stream().filter(Receipt.Fresh.class::isInstance)).hasSize(1);
        assertThat(seen.stream().filter(Receipt.Repeat.class::isInstance)).hasSize(49);
        assertThat(seen.stream().map(Receipt::message).distinct()).hasSize(1);
        Eventually.until("done", () -> state(seen.getFirst()).equals("done"));
        assertThat(effects(seen.getFirst())).isEqualTo(1);
    }

    @Test
    void the_handler_gets_the_bytes_and_the_table_shows_none_of_them() {
        AtomicReference<InboxMessage> got = new AtomicReference<>();
        work.set(message -> {
            got.set(message);
            return InboxOutcome.done();
        });
        relay.start();

        Receipt receipt = inbox.receive(message("Maha has a cold"));

        Eventually.until("done", () -> state(receipt).equals("done"));
        assertThat(new String(got.get().body().bytes(), UTF_8)).isEqualTo("Maha has a cold");
        assertThat(got.get().toString()).doesNotContain("Maha");
        assertThat(new String(bytes("body", receipt), UTF_8)).doesNotContain("Maha");
    }

    @Test
    void a_refusal_is_final_and_says_why() {
        work.set(message -> InboxOutcome.refused("unknown-patient"));
        relay.start();

        Receipt receipt = inbox.receive(message("hello"));

        Eventually.until("refused", () -> state(receipt).equals("refused"));
        assertThat(sql.sql("select refusal from inbox_message where id = :id")
                        .param("id", receipt.message())
                        .query(String.class)
                        .single())
                .isEqualTo("unknown-patient");
    }

    @Test
    void a_message_that_cannot_be_worked_on_is_parked_without_effect_and_others_go_on() {
        work.set(message -> {
            effect(message);
            if (message.externalId().equals(externalId)) {
                throw new IllegalStateException("a bug");
            }
            return InboxOutcome.done();
        });
        relay.start();

        Receipt poison = inbox.receive(message("hello"));
        Receipt sound =
                inbox.receive(new Incoming("test", "emr", "next-" + externalId, "text/plain", RawBody.of(new byte[0])));

        Eventually.until("parked", () -> state(poison).equals("parked"));
        Eventually.until("done", () -> state(sound).equals("done"));
        assertThat(effects(poison)).isZero();
    }

    @Test
    void what_nobody_works_on_is_not_taken_in() {
        assertThatThrownBy(() -> inbox.receive(
                        new Incoming("nobodys", "emr", externalId, "text/plain", RawBody.of(new byte[0]))))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void raw_bytes_are_erased_in_time_and_the_fact_stays() {
        relay.start();
        Receipt receipt = inbox.receive(message("hello"));
        Eventually.until("done", () -> state(receipt).equals("done"));
        InboxEraser eraser = new InboxEraser(store, new InboxSettings(Duration.ofDays(30)));
        eraser.sweep();
        assertThat(bytes("body", receipt)).isNotNull();
        owner.sql("update billing.inbox_message set settled_at = now() - interval '31 days' where id = :id")
                .param("id", receipt.message())
                .update();

        eraser.sweep();

        assertThat(bytes("body", receipt)).isNull();
        assertThat(inbox.receive(message("hello"))).isEqualTo(new Receipt.Repeat(receipt.message(), Optional.empty()));
        assertThat(inbox.receive(message("hullo"))).isInstanceOf(Receipt.Conflict.class);
    }

    @Test
    void done_and_refused_are_final() {
        for (InboxState.Happening happening : InboxState.Happening.values()) {
            assertThat(InboxState.DONE.on(happening)).isEmpty();
            assertThat(InboxState.REFUSED.on(happening)).isEmpty();
            assertThat(InboxState.RECEIVED.on(happening)).isPresent();
            assertThat(InboxState.PARKED.on(happening)).isEqualTo(InboxState.RECEIVED.on(happening));
        }
    }

    private final class Doorman implements InboxHandler {
        @Override
        public String source() {
            return "test";
        }

        @Override
        public InboxOutcome handle(InboxMessage message) {
            return work.get().apply(message);
        }
    }

    private Incoming message(String text) {
        return new Incoming("test", "emr", externalId, "text/plain", RawBody.of(text.getBytes(UTF_8)));
    }

    private void effect(InboxMessage message) {
        sql.sql("insert into effect (message) values (:id)")
                .param("id", message.id())
                .update();
    }

    private int effects(Receipt receipt) {
        return sql.sql("select count(*) from effect where message = :id")
                .param("id", receipt.message())
                .query(Integer.class)
                .single();
    }

    private String state(Receipt receipt) {
        return sql.sql("select state from inbox_message where id = :id")
                .param("id", receipt.message())
                .query(String.class)
                .single();
    }

    private byte[] bytes(String column, Receipt receipt) {
        return (byte[]) sql.sql("select body, answer from inbox_message where id = :id")
                .param("id", receipt.message())
                .query()
                .singleRow()
                .get(column);
    }

    private static <T> ObjectProvider<T> given(List<T> beans) {
        return new ObjectProvider<>() {
            @Override
            public Stream<T> stream() {
                return beans.stream();
            }

            @Override
            public Stream<T> orderedStream() {
                return beans.stream();
            }
        };
    }
}
