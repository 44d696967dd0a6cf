package health.mizan.charges;

import static health.mizan.testing.Fixtures.sar;
import static health.mizan.testing.Organisation.done;
import static health.mizan.testing.Visits.DESK;
import static health.mizan.testing.Visits.HOSPITAL;
import static health.mizan.testing.Visits.MORNING;
import static health.mizan.testing.Visits.number;
import static health.mizan.testing.Visits.order;
import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.cases.CaseId;
import health.mizan.cases.CaseState;
import health.mizan.cases.Cases.Moving;
import health.mizan.encounters.Encounter;
import health.mizan.masterdata.Saved;
import health.mizan.pricing.Price;
import health.mizan.testing.DatabaseTest;
import health.mizan.testing.TestClock;
import health.mizan.testing.Visits;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ChargesTest extends DatabaseTest {

    private final TestClock clock = TestClock.at("2026-05-04T08:00:00Z");
    private Visits visits;
    private Charges charges;

    @BeforeAll
    void open() {
        visits = new Visits(dataSource, clock).withGoldenCase();
        charges = visits.charges();
    }

    @AfterAll
    void close() {
        visits.close();
    }

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

    private List<String> events(CaseId id) {
        return sql.sql(
                        "select type from outbox_event where subject_kind = 'case' and subject_id = :id order by position")
                .param("id", id.toString())
                .query(String.class)
                .list();
    }
}
