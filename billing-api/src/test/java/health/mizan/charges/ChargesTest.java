package health.mizan.charges;

import static health.mizan.testing.Fixtures.sar;
import static health.mizan.testing.Organisation.IMPORT;
import static health.mizan.testing.Organisation.NEW_YEAR;
import static health.mizan.testing.Organisation.SYSTEM;
import static health.mizan.testing.Organisation.done;
import static health.mizan.testing.Organisation.price;
import static health.mizan.testing.Organisation.service;
import static health.mizan.testing.Visits.DESK;
import static health.mizan.testing.Visits.DESK_OF_JEDDAH;
import static health.mizan.testing.Visits.HOSPITAL;
import static health.mizan.testing.Visits.MORNING;
import static health.mizan.testing.Visits.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.mizan.cases.CaseId;
import health.mizan.cases.CaseState;
import health.mizan.cases.Cases.Moving;
import health.mizan.catalogue.Services;
import health.mizan.encounters.Encounter;
import health.mizan.fees.FeeScheduleDraft;
import health.mizan.fees.FeeSchedules;
import health.mizan.fees.PriceDraft;
import health.mizan.masterdata.Change;
import health.mizan.pricing.Price;
import health.mizan.testing.Organisation;
import health.mizan.testing.Visits;
import health.mizan.testing.VisitsTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

class ChargesTest extends VisitsTest {

    private static final String LOINC = "http://loinc.org";

    @Test
    void the_golden_case_is_charged_at_the_contract_and_confirmed_when_the_encounter_finishes() {
        Encounter visit = visits.visit(visits.member());
        CaseId id = visits.caseOf(visit);
        for (String service : List.of("DS-100", "DS-201", "DS-202")) {
            visits.ordered(id, service, "performed");
        }

        visits.tell(visit, "finished", MORNING.plusSeconds(60));

        List<Price.Line> lines = charges.ofCase(id).stream()
                .map(charge -> charge.line().orElseThrow())
                .toList();
        assertThat(lines).extracting(Price.Line::contract).containsExactly(sar("127.50"), sar("51.00"), sar("76.50"));
        assertThat(lines).extracting(Price.Line::list).containsExactly(sar("150"), sar("60"), sar("90"));
        assertThat(visits.cases().require(id).state()).isEqualTo(CaseState.CONFIRMED);
        assertThat(events(id)).containsSubsequence("case.opened", "charge.changed", "case.service-confirmed");
    }

    @Test
    void a_missing_price_blocks_the_confirmation_and_says_so() {
        CaseId id = visits.memberCase();
        Charge mri = visits.ordered(id, "DS-303", "performed");

        Moving moving = visits.cases().confirmService(DESK, id).orElseThrow();

        assertThat(mri.fate()).isEqualTo(Charge.Fate.EXCEPTION);
        assertThat(moving).isInstanceOf(Moving.Blocked.class);
        assertThat(((Moving.Blocked) moving).obstacles()).singleElement().satisfies(obstacle -> {
            assertThat(obstacle.subject()).isEqualTo(mri.id().toString());
            assertThat(obstacle.why()).contains("does not price the service");
        });
        assertThat(visits.cases().require(id).state()).isEqualTo(CaseState.PLANNED);
    }

    @Test
    void a_price_that_is_mended_is_noticed_and_confirms_the_visit_that_waited_for_it() {
        Encounter visit = visits.visit(visits.member());
        CaseId id = visits.caseOf(visit);
        done(visits.the(Services.class).save(service("DS-310", "CT", "radiology"), IMPORT));
        visits.ordered(id, "DS-310", "performed");
        visits.tell(visit, "finished", MORNING.plusSeconds(1));
        MissingPrices sweep = visits.the(MissingPrices.class);

        sweep.sweep();
        CaseState before = visits.cases().require(id).state();
        done(visits.the(FeeSchedules.class).save(listWith("DS-310", "400"), IMPORT));
        sweep.sweep();

        assertThat(before).isEqualTo(CaseState.PLANNED);
        assertThat(visits.cases().require(id).state()).isEqualTo(CaseState.CONFIRMED);
        assertThat(charges.ofCase(id).getFirst().line().orElseThrow().contract())
                .isEqualTo(sar("340"));
        assertThat(events(id)).containsOnlyOnce("case.service-confirmed");
    }

    @Test
    void what_a_person_exempts_no_longer_blocks() {
        CaseId id = visits.memberCase();
        Charge mri = visits.ordered(id, "DS-303", "performed");

        Charge exempted = done(charges.exempt(DESK, mri.id(), "teaching case").orElseThrow());

        assertThat(exempted.state()).isEqualTo(ChargeState.NOT_BILLABLE);
        assertThat(exempted.fate()).isEqualTo(Charge.Fate.EXEMPTED);
        assertThat(visits.cases().confirmService(DESK, id).orElseThrow()).isInstanceOf(Moving.Done.class);
    }

    @Test
    void what_the_schedule_exempts_is_not_billable_and_not_free_by_omission() {
        CaseId id = visits.memberCase();

        Charge followUp = visits.ordered(id, "DS-105", "performed");

        assertThat(followUp.state()).isEqualTo(ChargeState.NOT_BILLABLE);
        assertThat(followUp.line()).isEmpty();
        assertThat(followUp.exemption()).isEqualTo("follow-up within 14 days");
    }

    @Test
    void another_cover_changes_the_price_of_what_is_not_billed() {
        CaseId id = visits.memberCase();
        Charge gp = visits.ordered(id, "DS-100", "performed");
        Charge test = visits.ordered(id, "DS-201", "performed");
        charges.billed(id, List.of(test.id()), UUID.randomUUID());

        visits.cases().useCoverage(DESK, id, null, Change.toWhateverIsThere("desk"));

        assertThat(charges.require(gp.id()).line().orElseThrow().contract()).isEqualTo(sar("150"));
        assertThat(charges.require(test.id()).line().orElseThrow().contract()).isEqualTo(sar("51"));
    }

    @Test
    void several_pieces_are_rounded_once() {
        CaseId id = visits.memberCase();
        ChargeOrder three = new ChargeOrder(
                new ChargeOrder.Identity(Visits.ORDERS, number()),
                id.value(),
                null,
                SYSTEM,
                "DS-100",
                3,
                "performed",
                null,
                MORNING);

        Price.Line line = done(charges.order(HOSPITAL, three)).line().orElseThrow();

        assertThat(line).isEqualTo(new Price.Line(sar("450"), sar("382.50")));
        assertThat(line.adjustment()).isEqualTo(sar("67.50"));
    }

    @Test
    void the_database_refuses_a_price_of_nothing() {
        Charge charge = visits.ordered(visits.memberCase(), "DS-100", "performed");

        assertThatThrownBy(() -> sql.sql("update charge set list_minor = 0 where id = :id")
                        .param("id", charge.id().value())
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> sql.sql("update charge set list_minor = null where id = :id")
                        .param("id", charge.id().value())
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void a_charge_is_as_visible_as_its_visit_and_each_look_is_written_down() {
        Charge charge = visits.ordered(visits.memberCase(), "DS-100", "planned");

        assertThat(charges.find(DESK, charge.id())).contains(charge);
        assertThat(charges.find(DESK_OF_JEDDAH, charge.id())).isEmpty();
        assertThat(charges.performed(DESK_OF_JEDDAH, charge.id(), null)).isEmpty();
        assertThat(charges.ofCase(DESK_OF_JEDDAH, charge.financialCase())).isEmpty();
        assertThat(sql.sql("select action || ' ' || outcome from audit_event where subject_id = :id")
                        .param("id", charge.id().toString())
                        .query(String.class)
                        .list())
                .contains("charge.ordered done", "charge.read done", "charge.read refused", "charge.moved refused");
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

    private static FeeScheduleDraft listWith(String service, String amount) {
        List<PriceDraft> prices =
                new ArrayList<>(Organisation.list("LIST", NEW_YEAR).prices());
        prices.add(price(service, amount));
        return new FeeScheduleDraft("LIST", "List prices", "الأسعار", "SAR", NEW_YEAR, null, prices);
    }

    private List<String> events(CaseId id) {
        return sql.sql(
                        "select type from outbox_event where subject_kind = 'case' and subject_id = :id order by position")
                .param("id", id.toString())
                .query(String.class)
                .list();
    }
}
