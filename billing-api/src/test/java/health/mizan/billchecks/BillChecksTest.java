package health.mizan.billchecks;

import static health.mizan.testing.Organisation.done;
import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.bills.Bill;
import health.mizan.bills.Bills;
import health.mizan.cases.Case;
import health.mizan.cases.CaseId;
import health.mizan.claims.BookedPayer;
import health.mizan.claims.ClaimWorld;
import health.mizan.coverage.CoverageId;
import health.mizan.eligibility.EligibilityAnswer;
import health.mizan.eligibility.EligibilityAnswer.Standing;
import health.mizan.eligibility.EligibilityCheck;
import health.mizan.eligibility.EligibilityChecks;
import health.mizan.eligibility.EligibilityQuestion;
import health.mizan.testing.DatabaseTest;
import health.mizan.testing.Visits;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BillChecksTest extends DatabaseTest {

    private ClaimWorld world;

    @BeforeAll
    void open() {
        BookedPayer.createBook(owner);
        world = new ClaimWorld(dataSource, sql, tx, new BookedPayer(sql)).open();
    }

    @AfterAll
    void close() {
        world.close();
    }

    @Test
    void a_cover_that_nobody_has_asked_about_is_not_confirmed() {
        assertThat(facts(world.golden()).eligible()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Standing.class)
    void only_a_payer_that_says_covered_has_confirmed_it(Standing standing) {
        CaseId id = world.golden();

        answered(id, standing);

        assertThat(facts(id).eligible()).isEqualTo(standing == Standing.ELIGIBLE);
    }

    private void answered(CaseId id, Standing standing) {
        Case of = world.visits.cases().require(id);
        CoverageId cover = Optional.ofNullable(of.cover()).orElseThrow().id();
        EligibilityChecks checks = world.the(EligibilityChecks.class);
        EligibilityCheck check = done(checks.request(
                        Visits.DESK,
                        new EligibilityQuestion(cover, of.facility(), null, of.serviceDate(), Set.of(), true))
                .orElseThrow());
        checks.answered(check.id(), new EligibilityAnswer("E-1", standing, true, List.of(), null));
    }

    private BillFacts facts(CaseId id) {
        Bill bill = tx.get(() -> world.the(Bills.class).copyOf(id));
        return world.the(BillChecks.class).of(bill);
    }
}
