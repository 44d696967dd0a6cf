package health.mizan.claims;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.cases.CaseId;
import health.mizan.claims.SubmissionCrash.Moment;
import health.mizan.invoices.Invoice;
import health.mizan.ledger.Account;
import health.mizan.testing.DatabaseTest;
import health.mizan.testing.Fixtures;
import health.mizan.testing.SecondJvm;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Another process dies in the middle of a submission, at each point in turn; this one puts it right. */
class SubmissionCrashTest extends DatabaseTest {

    private BookedPayer payer;
    private ClaimWorld world;

    @BeforeAll
    void open() {
        BookedPayer.createBook(owner);
        payer = new BookedPayer(sql);
        // Without a relay of its own, so that only the other process works until it dies.
        world = new ClaimWorld(dataSource, sql, tx, payer);
        world.visits.withGoldenCase();
    }

    @AfterAll
    void close() {
        world.close();
    }

    @ParameterizedTest
    @EnumSource
    void whatever_the_moment_the_payer_has_one_claim_and_the_books_one_decision(Moment moment) {
        CaseId id = world.golden();
        ClaimId claim = tx.get(() -> world.claims().draft(id)).orElseThrow().id();

        try (SecondJvm doomed =
                SecondJvm.start(SubmissionCrash.class, database.url(), claim.toString(), moment.name())) {
            assertThat(doomed.waitForEnd()).as(doomed.output()).isEqualTo(SubmissionCrash.EXIT_CODE);
        }
        ClaimState left = world.claims().require(claim).state();
        for (int round = 0; round < 6 && world.claims().require(claim).state() != ClaimState.DECIDED; round++) {
            world.takeUpOverdueCalls(owner);
        }
        Claim posted = world.claims().post(claim);

        assertThat(left)
                .isEqualTo(moment == Moment.ANSWER_NOTED_NOT_POSTED ? ClaimState.DECIDED : ClaimState.SUBMITTED);
        assertThat(posted.state()).isEqualTo(ClaimState.POSTED);
        UUID submission = world.claims().submissions(claim).getLast().id();
        assertThat(world.claims().submissions(claim)).hasSize(1);
        assertThat(payer.booked(submission)).isEqualTo(1);
        assertThat(world.claims().decisions(claim)).hasSize(1);
        Invoice invoice = world.invoices().ofCase(id).orElseThrow();
        assertThat(world.balance(Account.PATIENT_RECEIVABLE, invoice.patient())).isEqualTo(Fixtures.sar("35.70"));
    }
}
