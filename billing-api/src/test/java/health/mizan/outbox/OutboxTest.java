package health.mizan.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.mizan.money.Money;
import health.mizan.parties.PatientId;
import health.mizan.parties.Phi;
import health.mizan.testing.DatabaseTest;
import health.mizan.testing.Fixtures;
import health.mizan.testing.TestClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OutboxTest extends DatabaseTest {

    @EventName("invoice.issued")
    record InvoiceIssued(UUID invoice, PatientId patient, Money total, Instant at, Optional<String> reason)
            implements OutboxEvent {
        @Override
        public Subject subject() {
            return Subject.of("invoice", invoice);
        }
    }

    @EventName("invoice.issued")
    record InvoiceIssuedOfTomorrow(UUID invoice) implements OutboxEvent {
        @Override
        public Subject subject() {
            return Subject.of("invoice", invoice);
        }
    }

    @EventName("patient.renamed")
    record TellsTooMuch(UUID id, Phi<String> name) implements OutboxEvent {
        @Override
        public Subject subject() {
            return Subject.of("patient", id);
        }
    }

    record Nameless(UUID id) implements OutboxEvent {
        @Override
        public Subject subject() {
            return Subject.of("thing", id);
        }
    }

    private record Wants(String name, boolean any) implements LocalHandler<InvoiceIssued> {
        @Override
        public Class<InvoiceIssued> event() {
            return InvoiceIssued.class;
        }

        @Override
        public boolean wants(InvoiceIssued event) {
            return any;
        }

        @Override
        public void handle(InvoiceIssued event) {}
    }

    private final TestClock clock = TestClock.at("2026-03-01T08:00:00Z");

    @Test
    void an_event_is_kept_with_a_delivery_for_each_handler_that_wants_it() {
        List<String> kicked = new ArrayList<>();
        Kicks kicks = new Kicks();
        kicks.register("a", () -> kicked.add("a"));
        kicks.register("c", () -> kicked.add("c"));
        Outbox outbox = TestOutbox.on(
                sql,
                tx,
                clock,
                TestOutbox.subscribers(List.of(new Wants("a", true), new Wants("b", true), new Wants("c", false))),
                kicks);
        InvoiceIssued event = issued();

        UUID id = tx.get(() -> {
            UUID published = outbox.publish(event);
            assertThat(kicked).isEmpty();
            return published;
        });

        assertThat(kicked).containsExactly("a");
        assertThat(sql.sql("select handler from outbox_delivery where event_id = :id order by handler")
                        .param("id", id)
                        .query(String.class)
                        .list())
                .containsExactly("a", "b");
        assertThat(EventCodec.read("invoice.issued", payload(id), InvoiceIssued.class))
                .isEqualTo(event);
    }

    @Test
    void the_payload_holds_the_records_components_and_nothing_else() {
        Outbox outbox = TestOutbox.on(sql, tx, clock);

        UUID id = tx.get(() -> outbox.publish(issued()));

        assertThat(sql.sql("select jsonb_object_keys(payload) from outbox_event where id = :id")
                        .param("id", id)
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("invoice", "patient", "total", "at", "reason");
    }

    @Test
    void an_event_of_a_change_that_is_rolled_back_never_was() {
        List<String> kicked = new ArrayList<>();
        Kicks kicks = new Kicks();
        kicks.register("a", () -> kicked.add("a"));
        Outbox outbox = TestOutbox.on(sql, tx, clock, TestOutbox.subscribers(List.of(new Wants("a", true))), kicks);
        InvoiceIssued event = issued();

        assertThatThrownBy(() -> tx.run(() -> {
                    outbox.publish(event);
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");

        assertThat(kicked).isEmpty();
        assertThat(sql.sql("select count(*) from outbox_event where subject_id = :id")
                        .param("id", event.invoice().toString())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void an_event_is_never_published_beside_its_change() {
        assertThatThrownBy(() -> TestOutbox.on(sql, tx, clock).publish(issued()))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void an_event_about_a_person_or_without_a_name_is_refused() {
        Outbox outbox = TestOutbox.on(sql, tx, clock);

        assertThatThrownBy(() -> tx.get(() -> outbox.publish(new TellsTooMuch(UUID.randomUUID(), Phi.of("Maha")))))
                .isInstanceOf(IllegalStateException.class)
                .rootCause()
                .hasMessageNotContaining("Maha");
        assertThatThrownBy(() -> tx.get(() -> outbox.publish(new Nameless(UUID.randomUUID()))))
                .hasMessageContaining("@EventName");
        assertThatThrownBy(() -> Subject.of("patient", "Maha Al Example")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_stored_event_that_does_not_fit_any_more_is_not_guessed_at() {
        String payload = EventCodec.write(issued());

        assertThatThrownBy(() -> EventCodec.read("invoice.issued", payload, InvoiceIssuedOfTomorrow.class))
                .isInstanceOf(Undeliverable.class);
        assertThatThrownBy(() -> EventCodec.read("invoice.paid", payload, InvoiceIssued.class))
                .isInstanceOf(Undeliverable.class);
    }

    @Test
    void two_handlers_of_one_name_are_a_mistake() {
        assertThatThrownBy(() -> TestOutbox.subscribers(List.of(new Wants("a", true), new Wants("a", true)))
                        .byName())
                .hasMessageContaining("two outbox handlers");
    }

    private InvoiceIssued issued() {
        return new InvoiceIssued(
                UUID.randomUUID(),
                new PatientId(UUID.randomUUID()),
                Fixtures.sar("115.00"),
                clock.instant(),
                Optional.empty());
    }

    private String payload(UUID id) {
        return sql.sql("select payload from outbox_event where id = :id")
                .param("id", id)
                .query(String.class)
                .single();
    }
}
