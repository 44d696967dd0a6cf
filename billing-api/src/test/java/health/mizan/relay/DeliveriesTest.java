package health.mizan.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.mizan.access.Caller;
import health.mizan.access.Role;
import health.mizan.audit.TestAudit;
import health.mizan.testing.DatabaseTest;
import health.mizan.testing.Eventually;
import health.mizan.web.PageRequest;
import health.mizan.web.ProblemException;
import health.mizan.web.ProblemType;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveriesTest extends DatabaseTest {

    private static final Caller OPERATOR = new Caller.Staff("operator-1", Set.of(Role.OPERATOR), Set.of());

    private final AtomicBoolean mended = new AtomicBoolean();
    private Listener listener;
    private Copy copy;
    private Deliveries deliveries;

    @BeforeEach
    void twoEventsOfWhichTheFirstIsParked() {
        owner.sql("delete from billing.outbox_delivery").update();
        mended.set(false);
        listener = new Listener("a", event -> {
            if (event.n() == 1 && !mended.get()) {
                throw new IllegalStateException("not mended");
            }
        });
        copy = new Copy(
                dataSource,
                Copy.settings(Duration.ofMillis(20), Duration.ofSeconds(30), 1),
                List.of(listener.remote()));
        deliveries = new Deliveries(copy.deliveries, TestAudit.on(sql, tx, Clock.systemUTC()), copy.kicks, tx);
        copy.relay.start();
        copy.publish(new Counted("s", 1), new Counted("s", 2));
        Eventually.until("parked", () -> !parked().isEmpty());
    }

    @AfterEach
    void stop() {
        copy.relay.stop();
    }

    @Test
    void a_parked_delivery_is_listed_with_what_went_wrong() {
        assertThat(parked()).singleElement().satisfies(delivery -> {
            assertThat(delivery.handler()).isEqualTo("a");
            assertThat(delivery.event()).isEqualTo("test.counted");
            assertThat(delivery.subjectId()).isEqualTo("s");
            assertThat(delivery.state()).isEqualTo("parked");
            assertThat(delivery.error()).contains("IllegalStateException");
        });
        assertThat(list(DeliveryState.PENDING)).hasSize(1);
    }

    @Test
    void a_retry_delivers_it_and_what_waited_behind_it_in_order() {
        mended.set(true);

        deliveries.retry(OPERATOR, parked().getFirst().id());

        Eventually.until("both delivered", () -> list(DeliveryState.DELIVERED).size() == 2);
        assertThat(listener.numbersOf("s")).containsExactly(1, 2);
        assertThat(audited()).contains("outbox-delivery.retried");
    }

    @Test
    void a_skip_gives_it_up_with_a_reason_and_lets_the_next_one_pass() {
        Delivery skipped = deliveries.skip(OPERATOR, parked().getFirst().id(), "entered by hand");

        assertThat(skipped.state()).isEqualTo("skipped");
        assertThat(skipped.skipReason()).isEqualTo("entered by hand");
        Eventually.until(
                "the next delivered", () -> list(DeliveryState.DELIVERED).size() == 1);
        assertThat(listener.numbersOf("s")).containsExactly(2);
        assertThat(audited()).contains("outbox-delivery.skipped");
    }

    @Test
    void what_is_not_parked_is_not_skipped_and_what_is_not_there_not_found() {
        UUID pending = list(DeliveryState.PENDING).getFirst().id();

        assertProblem(ProblemType.CONFLICT, () -> deliveries.skip(OPERATOR, pending, "no"));
        assertProblem(ProblemType.NOT_FOUND, () -> deliveries.retry(OPERATOR, UUID.randomUUID()));
    }

    @Test
    void deliveries_to_handlers_that_are_gone_come_to_light() {
        owner.sql("update billing.outbox_delivery set handler = 'gone', due_at = now() - interval '2 hours'"
                        + " where state = 'pending'")
                .update();

        new RelayJanitor(copy.deliveries, copy.subscribers, copy.settings).sweep();

        assertThat(parked()).extracting(Delivery::handler).contains("gone");
    }

    @Test
    void what_was_delivered_long_ago_is_removed_with_its_event() {
        deliveries.skip(OPERATOR, parked().getFirst().id(), "old");
        Eventually.until(
                "the next delivered", () -> list(DeliveryState.DELIVERED).size() == 1);
        owner.sql("update billing.outbox_delivery set settled_at = now() - interval '91 days'")
                .update();
        owner.sql("update billing.outbox_event set occurred_at = now() - interval '91 days'")
                .update();

        new RelayJanitor(copy.deliveries, copy.subscribers, copy.settings).sweep();

        assertThat(sql.sql("select count(*) from outbox_event")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void the_gauges_tell_how_far_behind_each_handler_is() {
        new RelayGauges(copy.deliveries, copy.subscribers, copy.meters).sweep();

        assertThat(copy.meters
                        .get("mizan.outbox.parked")
                        .tag("handler", "a")
                        .gauge()
                        .value())
                .isEqualTo(1);
        assertThat(copy.meters
                        .get("mizan.outbox.pending")
                        .tag("handler", "a")
                        .gauge()
                        .value())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "PENDING, SUCCEEDED, DELIVERED",
        "PENDING, FAILED, PENDING",
        "PENDING, EXHAUSTED, PARKED",
        "PENDING, RETRIED, PENDING",
        "PARKED, RETRIED, PENDING",
        "PARKED, GIVEN_UP, SKIPPED"
    })
    void the_lawful_moves(DeliveryState from, DeliveryState.Happening happening, DeliveryState to) {
        assertThat(from.on(happening)).contains(to);
    }

    @Test
    void there_are_no_other_moves() {
        long lawful = List.of(DeliveryState.values()).stream()
                .flatMap(state ->
                        List.of(DeliveryState.Happening.values()).stream().map(state::on))
                .filter(Optional::isPresent)
                .count();

        assertThat(lawful).isEqualTo(6);
    }

    private List<Delivery> parked() {
        return list(DeliveryState.PARKED);
    }

    private List<Delivery> list(DeliveryState state) {
        return deliveries.list(state, PageRequest.of(null, null)).items();
    }

    private List<String> audited() {
        return sql.sql("select action from audit_event where actor = 'operator-1'")
                .query(String.class)
                .list();
    }

    private static void assertProblem(ProblemType type, Runnable act) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.type())
                        .isEqualTo(type));
    }
}
