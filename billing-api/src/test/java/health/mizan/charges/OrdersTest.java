package health.mizan.charges;

import static health.mizan.testing.Organisation.IMPORT;
import static health.mizan.testing.Organisation.NEW_YEAR;
import static health.mizan.testing.Organisation.SYSTEM;
import static health.mizan.testing.Organisation.done;
import static health.mizan.testing.Visits.DESK;
import static health.mizan.testing.Visits.DESK_OF_JEDDAH;
import static health.mizan.testing.Visits.HOSPITAL;
import static health.mizan.testing.Visits.MORNING;
import static health.mizan.testing.Visits.number;
import static health.mizan.testing.Visits.order;
import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.cases.Case;
import health.mizan.cases.CaseId;
import health.mizan.catalogue.ServiceDraft;
import health.mizan.catalogue.Services;
import health.mizan.masterdata.FieldError;
import health.mizan.masterdata.Saved;
import health.mizan.testing.Together;
import health.mizan.testing.Visits;
import health.mizan.testing.VisitsTest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How orders become charges: each once, whenever and however often it is told. */
class OrdersTest extends VisitsTest {

    private static final String LOINC = "http://loinc.org";

    @Test
    void the_same_order_twice_is_one_charge_and_a_second_order_of_the_same_test_is_a_second() {
        CaseId id = visits.memberCase();
        String first = number();

        Saved<Charge> created = charges.order(HOSPITAL, order(first, id, "DS-201", "planned"));
        Saved<Charge> again = charges.order(HOSPITAL, order(first, id, "DS-201", "planned"));
        Saved<Charge> second = charges.order(HOSPITAL, order(number(), id, "DS-201", "planned"));

        assertThat(created).isInstanceOf(Saved.Created.class);
        assertThat(again).isInstanceOf(Saved.Unchanged.class);
        assertThat(done(again).id()).isEqualTo(done(created).id());
        assertThat(second).isInstanceOf(Saved.Created.class);
        assertThat(charges.ofCase(id)).hasSize(2);
    }

    @Test
    void what_was_given_was_not_given_in_time_to_come() {
        CaseId id = visits.memberCase();
        LocalDate nextYear = LocalDate.now(ZoneOffset.UTC).plusYears(1);
        ChargeOrder told = order(number(), id, "DS-201", "performed");
        Charge planned = done(charges.order(HOSPITAL, order(number(), id, "DS-202", "planned")));

        Saved<Charge> given = charges.order(HOSPITAL, on(nextYear, told));
        Saved<Charge> performed =
                charges.performed(DESK, planned.id(), nextYear).orElseThrow();

        assertThat(fields(given)).containsExactly("occurredOn");
        assertThat(fields(performed)).containsExactly("occurredOn");
        assertThat(charges.ofCase(id)).containsExactly(planned);
    }

    private static ChargeOrder on(LocalDate day, ChargeOrder told) {
        return new ChargeOrder(
                told.order(),
                told.financialCase(),
                told.encounter(),
                told.system(),
                told.code(),
                told.quantity(),
                told.status(),
                day,
                told.changed());
    }

    @Test
    void an_older_version_has_no_effect_even_if_it_comes_last() {
        CaseId id = visits.memberCase();
        String number = number();
        charges.order(HOSPITAL, at(number, id, "cancelled", 2));

        Saved<Charge> late = charges.order(HOSPITAL, at(number, id, "performed", 1));
        Saved<Charge> revived = charges.order(HOSPITAL, at(number, id, "performed", 3));

        assertThat(late).isInstanceOf(Saved.Unchanged.class);
        assertThat(fields(revived)).containsExactly("status");
        assertThat(charges.ofCase(id)).extracting(Charge::state).containsExactly(ChargeState.ABORTED);
    }

    @Test
    void a_performed_order_that_is_told_as_planned_again_stays_performed() {
        CaseId id = visits.memberCase();
        String number = number();
        charges.order(HOSPITAL, at(number, id, "performed", 1));

        charges.order(HOSPITAL, at(number, id, "planned", 2));

        assertThat(charges.ofCase(id)).extracting(Charge::state).containsExactly(ChargeState.BILLABLE);
    }

    @Test
    void an_order_fulfils_what_the_desk_has_planned_and_the_next_one_is_another_charge() {
        CaseId id = visits.memberCase();
        Charge planned = done(charges.order(DESK, order(null, id, "DS-201", null)));

        Charge ordered = visits.ordered(id, "DS-201", "performed");
        Charge second = visits.ordered(id, "DS-201", "performed");

        assertThat(ordered.id()).isEqualTo(planned.id());
        assertThat(second.id()).isNotEqualTo(planned.id());
        assertThat(charges.ofCase(id)).hasSize(2);
    }

    @Test
    void an_order_that_comes_after_the_desk_has_confirmed_the_visit_is_what_the_desk_entered() {
        CaseId id = visits.memberCase();
        Charge entered = done(charges.order(DESK, order(null, id, "DS-201", "performed")));
        visits.cases().confirmService(DESK, id);

        Charge ordered = visits.ordered(id, "DS-201", "performed");
        Charge another = visits.ordered(id, "DS-201", "performed");

        assertThat(ordered.id()).isEqualTo(entered.id());
        assertThat(ordered.bound()).isTrue();
        assertThat(another.id()).isNotEqualTo(entered.id());
        assertThat(another.bound()).isFalse();
    }

    @Test
    void a_cancelled_order_takes_nothing_back_that_the_desk_has_seen_performed() {
        CaseId id = visits.memberCase();
        Charge entered = done(charges.order(DESK, order(null, id, "DS-201", "performed")));

        visits.ordered(id, "DS-201", "cancelled");

        assertThat(charges.require(entered.id()).state()).isEqualTo(ChargeState.BILLABLE);
        assertThat(charges.ofCase(id)).hasSize(2);
    }

    @Test
    void a_plan_of_the_desk_is_one_more_each_time() {
        CaseId id = visits.memberCase();

        charges.order(DESK, order(null, id, "DS-201", null));
        charges.order(DESK, order(null, id, "DS-201", null));

        assertThat(charges.ofCase(id)).hasSize(2);
    }

    @Test
    void an_order_by_a_free_code_is_the_catalogues_service() {
        done(visits.the(Services.class).save(withLoinc("DS-260", "4548-4"), IMPORT));
        CaseId id = visits.memberCase();

        Charge charge = done(charges.order(HOSPITAL, coded(id, LOINC, "4548-4")));

        assertThat(charge.service().code()).isEqualTo("DS-260");
        assertThat(charge.service().system()).isEqualTo(SYSTEM);
    }

    @Test
    void a_free_code_that_two_services_share_names_neither() {
        done(visits.the(Services.class).save(withLoinc("DS-261", "718-7"), IMPORT));
        done(visits.the(Services.class).save(withLoinc("DS-262", "718-7"), IMPORT));

        assertThat(fields(charges.order(HOSPITAL, coded(visits.memberCase(), LOINC, "718-7"))))
                .containsExactly("code");
    }

    @Test
    void everything_wrong_with_an_order_is_said_at_once() {
        ChargeOrder wrong = new ChargeOrder(
                new ChargeOrder.Identity("orders", ""),
                null,
                UUID.randomUUID(),
                SYSTEM,
                "DS-999",
                0,
                "maybe",
                null,
                null);

        assertThat(fields(charges.order(HOSPITAL, wrong)))
                .containsExactlyInAnyOrder(
                        "financialCase", "code", "quantity", "status", "order.system", "order.value");
        assertThat(fields(charges.order(DESK_OF_JEDDAH, order(number(), visits.memberCase(), "DS-100", null))))
                .containsExactly("financialCase");
    }

    @Test
    void an_order_stays_with_its_visit_and_its_service() {
        CaseId id = visits.memberCase();
        String number = number();
        charges.order(HOSPITAL, order(number, id, "DS-201", null));

        assertThat(fields(charges.order(HOSPITAL, order(number, visits.memberCase(), "DS-201", null))))
                .containsExactly("order");
        assertThat(fields(charges.order(HOSPITAL, order(number, id, "DS-202", null))))
                .containsExactly("code");
        assertThat(charges.ofCase(id)).hasSize(1);
    }

    @Test
    void a_cancelled_visit_takes_no_order_but_hears_of_its_cancellation() {
        CaseId id = visits.memberCase();
        visits.cases().cancel(DESK, id, Case.Reason.NO_SHOW);

        assertThat(fields(charges.order(HOSPITAL, order(number(), id, "DS-100", "performed"))))
                .containsExactly("financialCase");
        assertThat(charges.order(HOSPITAL, order(number(), id, "DS-100", "cancelled")))
                .isInstanceOf(Saved.Created.class);
    }

    @Test
    void the_same_order_from_many_hands_at_once_is_one_charge() throws Exception {
        CaseId id = visits.memberCase();
        String number = number();

        List<Saved<Charge>> saved =
                Together.times(8, i -> () -> charges.order(HOSPITAL, order(number, id, "DS-201", "performed")));

        assertThat(saved).filteredOn(Saved.Created.class::isInstance).hasSize(1);
        assertThat(charges.ofCase(id)).hasSize(1);
    }

    @Test
    void an_order_told_of_two_visits_at_once_belongs_to_one() throws Exception {
        List<CaseId> visited = List.of(visits.memberCase(), visits.memberCase());
        String number = number();

        List<Saved<Charge>> saved = Together.times(
                8, i -> () -> charges.order(HOSPITAL, order(number, visited.get(i % 2), "DS-201", "performed")));

        assertThat(saved).filteredOn(Saved.Created.class::isInstance).hasSize(1);
        assertThat(saved).filteredOn(Saved.Refused.class::isInstance).hasSize(4);
        assertThat(visited.stream().mapToInt(id -> charges.ofCase(id).size()).sum())
                .isEqualTo(1);
    }

    private static ChargeOrder at(String number, CaseId id, String status, int second) {
        return new ChargeOrder(
                new ChargeOrder.Identity(Visits.ORDERS, number),
                id.value(),
                null,
                SYSTEM,
                "DS-201",
                null,
                status,
                null,
                MORNING.plusSeconds(second));
    }

    private static ChargeOrder coded(CaseId id, String system, String code) {
        return new ChargeOrder(null, id.value(), null, system, code, null, null, null, null);
    }

    private static ServiceDraft withLoinc(String code, String loinc) {
        return new ServiceDraft(
                SYSTEM, code, code, code, "laboratory", LOINC, loinc, null, List.of(), null, NEW_YEAR, null);
    }

    private static List<String> fields(Saved<Charge> saved) {
        assertThat(saved).isInstanceOf(Saved.Refused.class);
        return ((Saved.Refused<Charge>) saved)
                .errors().stream().map(FieldError::field).toList();
    }
}
