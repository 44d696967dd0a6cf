package health.mizan.exchanges;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.mizan.access.Caller;
import health.mizan.access.Role;
import health.mizan.audit.TestAudit;
import health.mizan.exchanges.Exchange.Direction;
import health.mizan.exchanges.Exchange.Status;
import health.mizan.exchanges.Exchanges.Filter;
import health.mizan.parties.Phi;
import health.mizan.sight.SightSettings;
import health.mizan.sight.Sights;
import health.mizan.testing.DatabaseTest;
import health.mizan.web.Page;
import health.mizan.web.PageRequest;
import health.mizan.web.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExchangesTest extends DatabaseTest {

    private static final Caller.Staff OPERATOR = new Caller.Staff("operator-1", Set.of(Role.OPERATOR), Set.of("RUH"));
    private static final Instant NOON = Instant.parse("2026-07-02T09:00:00Z");

    private Exchanges exchanges;

    @BeforeEach
    void emptyLog() {
        owner.sql("delete from billing.fhir_message").update();
        owner.sql("delete from billing.inbox_message").update();
        owner.sql("delete from billing.remote_call").update();
        Sights sights = new Sights(SightSettings.defaults(), Clock.systemUTC());
        exchanges = new Exchanges(
                new ExchangeStore(sql, sights),
                new CaseThings(new CaseThingStore(sql, sights)),
                List.of(new Shelf()),
                TestAudit.on(sql, tx, Clock.systemUTC()),
                tx);
    }

    @Test
    void what_came_in_and_what_went_out_is_one_list_with_the_newest_first_and_no_page_loses_or_repeats_any() {
        List<UUID> all = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            // Two of each time, so that a page ends between rows that only their ids tell apart.
            Instant at = NOON.plusSeconds(i / 2);
            all.add(i % 3 == 0 ? call("capture-" + i, "succeeded", at) : notice("n-" + i, at, null));
        }

        List<Exchange> seen = new ArrayList<>();
        PageRequest next = PageRequest.of(null, 2);
        while (next != null) {
            Page<Exchange> page = exchanges.list(OPERATOR, Filter.all(), next);
            seen.addAll(page.items());
            next = page.next() == null ? null : PageRequest.of(page.next(), 2);
        }

        assertThat(seen).extracting(Exchange::id).containsExactlyInAnyOrderElementsOf(all);
        assertThat(seen).extracting(Exchange::at).isSortedAccordingTo(java.util.Comparator.reverseOrder());
        assertThat(seen).extracting(Exchange::direction).contains(Direction.IN, Direction.OUT);
    }

    @Test
    void an_exchange_is_found_by_whatever_number_somebody_has_of_it() {
        UUID call = call("capture-77", "unknown", NOON);
        UUID notice = notice("evt-9", NOON, "0199aa00-0000-7000-8000-000000000001");

        assertThat(named("capture-77")).containsExactly(call);
        assertThat(named("subject-of-capture-77")).containsExactly(call);
        assertThat(named("evt-9")).containsExactly(notice);
        assertThat(named("0199aa00-0000-7000-8000-000000000001")).containsExactly(notice);
        assertThat(named(notice.toString())).containsExactly(notice);
        assertThat(named("evt-10")).isEmpty();
    }

    @Test
    void a_state_and_a_direction_narrow_the_list() {
        UUID unknown = call("capture-1", "unknown", NOON);
        call("capture-2", "succeeded", NOON);
        UUID notice = notice("evt-1", NOON, null);

        assertThat(ids(new Filter(null, Status.UNKNOWN, null))).containsExactly(unknown);
        assertThat(ids(new Filter(Direction.IN, null, null))).containsExactly(notice);
    }

    @Test
    void a_message_of_another_site_does_not_exist() {
        UUID elsewhere = notice("evt-1", NOON, null);
        owner.sql("""
                        insert into billing.fhir_message (message, client, scopes, facilities, event, received_at)
                        values (:id, 'emr-jed', '{}', '{JED}', 'visit', now())
                        """).param("id", elsewhere).update();

        assertThat(ids(Filter.all())).isEmpty();
        assertThat(exchanges.find(OPERATOR, elsewhere)).isEmpty();
        assertThatThrownBy(() -> exchanges.open(OPERATOR, elsewhere, "ticket 4711"))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void who_says_why_is_shown_what_was_said_and_the_audit_log_keeps_the_reason() {
        UUID notice = notice("evt-1", NOON, null);

        List<KeptText.Opened> opened = exchanges.open(OPERATOR, notice, " ticket 4711 ");

        assertThat(opened)
                .singleElement()
                .satisfies(text -> assertThat(text.content().reveal()).isEqualTo("says it"));
        assertThat(owner.sql("""
                        select actor || ' ' || action || ' ' || reason from billing.audit_event where subject_id = :id
                        """)
                        .param("id", notice.toString())
                        .query(String.class)
                        .list())
                .containsExactly("operator-1 exchange.opened ticket 4711");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "    ", "abcd"})
    void without_a_reason_nothing_is_shown_and_nothing_written(String reason) {
        UUID notice = notice("evt-1", NOON, null);

        assertThatThrownBy(() -> exchanges.open(OPERATOR, notice, reason)).isInstanceOf(ProblemException.class);

        assertThat(owner.sql("select count(*) from billing.audit_event where subject_id = :id")
                        .param("id", notice.toString())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private List<UUID> named(String word) {
        return ids(new Filter(null, null, word));
    }

    private List<UUID> ids(Filter filter) {
        return exchanges.list(OPERATOR, filter, PageRequest.of(null, null)).items().stream()
                .map(Exchange::id)
                .toList();
    }

    private UUID notice(String externalId, Instant at, @Nullable String attempt) {
        UUID id = UUID.randomUUID();
        owner.sql("""
                        insert into billing.inbox_message
                            (id, source, sender, external_id, content_type, body, body_sha256, body_bytes, received_at,
                             subject_kind, subject_id)
                        values (:id, 'webhook.payments', 'card', :external, 'application/json', '\\x00', repeat('0', 64),
                                1, :at, case when :about::text is not null then 'payment-attempt' end, :about)
                        """)
                .param("id", id)
                .param("external", externalId)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("about", attempt)
                .update();
        return id;
    }

    private UUID call(String key, String state, Instant at) {
        UUID id = UUID.randomUUID();
        owner.sql("""
                        insert into billing.remote_call
                            (id, kind, op_key, target, subject_kind, subject_id, state, created_at, sent_at, due_at,
                             unknown_since, settled_at)
                        values (:id, 'payment.capture', :key, 'card-gateway', 'thing', 'subject-of-' || :key, :state, :at,
                                :at, case when :state = 'unknown' then now() end,
                                case when :state = 'unknown' then now() end,
                                case when :state = 'succeeded' then now() end)
                        """)
                .param("id", id)
                .param("key", key)
                .param("state", state)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
        return id;
    }

    /** Where this test's texts are kept. */
    private static final class Shelf implements KeptTexts {

        @Override
        public String shelf() {
            return "inbox";
        }

        @Override
        public List<KeptText> list(UUID exchange) {
            return List.of(new KeptText(exchange, Direction.IN, NOON, "text/plain", null, 7, null));
        }

        @Override
        public List<KeptText.Opened> open(UUID exchange) {
            return list(exchange).stream()
                    .map(text -> new KeptText.Opened(text, Phi.of("says it")))
                    .toList();
        }
    }
}
