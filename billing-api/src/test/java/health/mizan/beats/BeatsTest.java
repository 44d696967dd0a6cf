package health.mizan.beats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.mizan.access.Caller;
import health.mizan.access.Role;
import health.mizan.audit.TestAudit;
import health.mizan.ids.TimeOrderedIds;
import health.mizan.outbox.Kicks;
import health.mizan.outbox.Outbox;
import health.mizan.outbox.Subject;
import health.mizan.outbox.Subscribers;
import health.mizan.outbox.TestOutbox;
import health.mizan.relay.TestRelay;
import health.mizan.testing.DatabaseTest;
import health.mizan.testing.Eventually;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;

class BeatsTest extends DatabaseTest {

    private static final Caller OPERATOR = new Caller.Staff("operator-1", Set.of(Role.OPERATOR), Set.of());

    private FakeGateway gateway;
    private RemoteCaller caller;
    private Beats beats;
    private TestRelay relay;
    private Intent intent;

    @BeforeEach
    void start() {
        FakeGateway.createTables(owner);
        gateway = new FakeGateway(sql);
        Clock clock = Clock.systemUTC();
        caller = new RemoteCaller(new RemoteCallStore(sql), TestBeats.SETTINGS, new SimpleMeterRegistry(), tx);
        BeatsLanes lanes = new BeatsLanes(given(List.of(gateway)), caller, TestBeats.SETTINGS);
        Subscribers subscribers = TestOutbox.subscribers(lanes.subscriptions());
        Kicks kicks = new Kicks();
        Outbox outbox = TestOutbox.on(sql, tx, clock, subscribers, kicks);
        relay = TestRelay.on(sql, tx, subscribers, kicks);
        beats = new Beats(
                new RemoteCallStore(sql), caller, outbox, TestAudit.on(sql, tx, clock), new TimeOrderedIds(clock), tx);
        String key = "capture-" + UUID.randomUUID();
        intent = new Intent(key, "gateway.fake", Subject.of("payment", key));
    }

    @Test
    void a_call_notes_asks_and_notes_again() {
        RemoteCall call = beats.call(gateway, intent, () -> gateway.note("intended", intent.key()));

        assertThat(call.state()).isEqualTo(CallState.SUCCEEDED);
        assertThat(gateway.notes(intent.key())).containsExactly("intended", "Done");
        assertThat(gateway.taken(intent.key())).isEqualTo(1);
    }

    @Test
    void what_the_first_beat_refuses_never_began() {
        assertThatThrownBy(() -> beats.call(gateway, intent, () -> {
                    throw new IllegalStateException("above the hold");
                }))
                .hasMessage("above the hold");

        assertThat(gateway.asked(intent.key())).isZero();
        assertThat(sql.sql("select count(*) from remote_call where op_key = :key")
                        .param("key", intent.key())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void the_same_key_again_changes_nothing_and_shows_the_call() {
        beats.call(gateway, intent, () -> {});

        RemoteCall again = beats.call(gateway, intent, () -> {
            throw new IllegalStateException("not a second time");
        });

        assertThat(again.state()).isEqualTo(CallState.SUCCEEDED);
        assertThat(gateway.asked(intent.key())).isEqualTo(1);
    }

    @Test
    void sixteen_at_once_ask_once() throws Exception {
        List<Future<RemoteCall>> calls = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(16)) {
            for (int i = 0; i < 16; i++) {
                calls.add(pool.submit(() -> beats.call(gateway, intent, () -> gateway.note("intended", intent.key()))));
            }
        }

        for (Future<RemoteCall> call : calls) {
            assertThat(call.get().key()).isEqualTo(intent.key());
        }
        assertThat(gateway.asked(intent.key())).isEqualTo(1);
        assertThat(gateway.notes(intent.key())).containsExactly("intended", "Done");
    }

    @Test
    void a_refusal_is_final() {
        gateway.answers(new Answer.Refused<>("declined"));

        RemoteCall call = beats.call(gateway, intent, () -> {});

        assertThat(call.state()).isEqualTo(CallState.FAILED);
        assertThat(call.reason()).contains("declined");
        assertThat(caller.takeUpOverdue(gateway)).isFalse();
    }

    @Test
    void a_lost_answer_is_asked_about_until_it_is_known() {
        gateway.takesButAnswers(new Answer.Unknown<>("timed out"));
        assertThat(beats.call(gateway, intent, () -> {}).state()).isEqualTo(CallState.UNKNOWN);
        assertThat(caller.takeUpOverdue(gateway)).isFalse();

        makeDue();
        assertThat(caller.takeUpOverdue(gateway)).isTrue();

        assertThat(state()).isEqualTo("succeeded");
        assertThat(gateway.taken(intent.key())).isEqualTo(1);
        assertThat(gateway.notes(intent.key())).containsExactly("Unknown", "Done");
    }

    @Test
    void who_stands_waiting_has_a_lost_answer_asked_about_at_once() {
        gateway.takesButAnswers(new Answer.Unknown<>("timed out"));
        assertThat(beats.call(gateway, intent, () -> {}).state()).isEqualTo(CallState.UNKNOWN);

        assertThat(beats.send(gateway, intent.key()).state()).isEqualTo(CallState.UNKNOWN);
        assertThat(beats.pursue(gateway, intent.key()).state()).isEqualTo(CallState.SUCCEEDED);
        assertThat(beats.pursue(gateway, intent.key()).state()).isEqualTo(CallState.SUCCEEDED);

        assertThat(gateway.asked(intent.key())).as("sent once").isEqualTo(1);
        assertThat(gateway.notes(intent.key())).containsExactly("Unknown", "Done");
    }

    @Test
    void what_the_other_party_never_saw_is_sent_again_with_the_same_key() {
        gateway.answers(new Answer.Unknown<>("timed out"));
        beats.call(gateway, intent, () -> {});
        gateway.answersTruly();

        makeDue();
        caller.takeUpOverdue(gateway);
        assertThat(state()).isEqualTo("prepared");
        makeDue();
        caller.takeUpOverdue(gateway);

        assertThat(state()).isEqualTo("succeeded");
        assertThat(gateway.taken(intent.key())).isEqualTo(1);
        assertThat(gateway.notes(intent.key())).containsExactly("Unknown", "NotSent", "Done");
    }

    @Test
    void what_could_not_be_sent_is_tried_again_and_given_up_in_time() {
        gateway.answers(new Answer.NotSent<>("breaker open"));
        assertThat(beats.call(gateway, intent, () -> {}).state()).isEqualTo(CallState.PREPARED);

        owner.sql("update billing.remote_call set created_at = now() - interval '25 hours' where op_key = :key")
                .param("key", intent.key())
                .update();
        makeDue();
        caller.takeUpOverdue(gateway);

        assertThat(state()).isEqualTo("failed");
        assertThat(gateway.notes(intent.key())).containsExactly("NotSent", "Refused");
    }

    @Test
    void what_somebody_begins_to_wait_for_is_asked_about_before_its_time() {
        gateway.takesButAnswers(new Answer.Unknown<>("timed out"));
        beats.call(gateway, intent, () -> {});
        assertThat(caller.takeUpOverdue(gateway)).as("it is not due yet").isFalse();

        tx.run(() -> beats.hasten(intent.key()));
        assertThat(caller.takeUpOverdue(gateway)).isTrue();
        tx.run(() -> beats.hasten(intent.key()));

        assertThat(state()).isEqualTo("succeeded");
        assertThat(caller.takeUpOverdue(gateway))
                .as("what is known is not hastened")
                .isFalse();
    }

    @Test
    void after_five_days_of_asking_in_vain_a_person_is_called_and_may_ask_again() {
        gateway.answers(new Answer.Unknown<>("timed out"));
        UUID id = beats.call(gateway, intent, () -> {}).id();
        owner.sql("update billing.remote_call set unknown_since = now() - interval '5 days' where op_key = :key")
                .param("key", intent.key())
                .update();
        makeDue();

        caller.takeUpOverdue(gateway);
        assertThat(beats.inquireNow(OPERATOR, id).parkedAt()).isEmpty();
        gateway.takesButAnswers(new Answer.Unknown<>("timed out"));
        gateway.ask(new RemoteCallStore(sql).find(id).orElseThrow());
        caller.takeUpOverdue(gateway);

        assertThat(state()).isEqualTo("succeeded");
        assertThat(sql.sql(
                                "select count(*) from audit_event e, remote_call c where e.subject_id = :id and c.id::text = :id and inquired_at < at")
                        .param("id", id.toString())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void a_parked_call_is_not_asked_about_by_itself() {
        gateway.answers(new Answer.Unknown<>("timed out"));
        beats.call(gateway, intent, () -> {});
        owner.sql("update billing.remote_call set unknown_since = now() - interval '5 days' where op_key = :key")
                .param("key", intent.key())
                .update();
        makeDue();
        caller.takeUpOverdue(gateway);

        assertThat(sql.sql("select parked_at is not null and due_at is null from remote_call where op_key = :key")
                        .param("key", intent.key())
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void a_prepared_call_is_sent_after_the_commit_and_never_without_it() {
        relay.start();
        tx.run(() -> beats.prepare(gateway, intent));
        Eventually.until("settled", () -> state().equals("succeeded"));

        Intent never = new Intent("never-" + intent.key(), "gateway.fake", intent.subject());
        assertThatThrownBy(() -> tx.run(() -> {
                    beats.prepare(gateway, never);
                    throw new IllegalStateException("rolled back");
                }))
                .hasMessage("rolled back");
        relay.stop();

        assertThat(gateway.taken(intent.key())).isEqualTo(1);
        assertThat(gateway.asked(never.key())).isZero();
    }

    @Test
    void an_outcome_learned_elsewhere_ends_the_asking() {
        gateway.answers(new Answer.Unknown<>("timed out"));
        beats.call(gateway, intent, () -> {});

        tx.run(() -> beats.learned(intent.key(), CallState.SUCCEEDED));
        makeDue();

        assertThat(caller.takeUpOverdue(gateway)).isFalse();
        assertThat(state()).isEqualTo("succeeded");
        assertThat(gateway.notes(intent.key())).containsExactly("Unknown");
    }

    @Test
    void neither_beat_runs_where_it_must_not() {
        assertThatThrownBy(() -> tx.run(() -> beats.call(gateway, intent, () -> {})))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> beats.prepare(gateway, intent)).isInstanceOf(IllegalStateException.class);
    }

    private void makeDue() {
        owner.sql("update billing.remote_call set due_at = now() where op_key = :key and due_at is not null")
                .param("key", intent.key())
                .update();
    }

    private String state() {
        return sql.sql("select state from remote_call where op_key = :key")
                .param("key", intent.key())
                .query(String.class)
                .single();
    }

    private static ObjectProvider<RemoteKind<?>> given(List<RemoteKind<?>> kinds) {
        return new ObjectProvider<>() {
            @Override
            public Stream<RemoteKind<?>> orderedStream() {
                return kinds.stream();
            }
        };
    }
}
