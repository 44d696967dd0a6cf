package health.mizan.claims;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.cases.CaseId;
import health.mizan.claims.SubmissionCrash.Moment;
import health.mizan.invoices.Invoice;
import health.mizan.ledger.Account;
import health.mizan.testing.Barrier;
import health.mizan.testing.DatabaseTest;
import health.mizan.testing.Fixtures;
import health.mizan.testing.SecondJvm;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

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

        try (SecondJvm doomed = doomed(claim, moment)) {
            assertThat(doomed.waitForEnd()).as(doomed.output()).isEqualTo(SubmissionCrash.EXIT_CODE);
        }

        assertThat(world.claims().require(claim).state()).isEqualTo(leftBy(moment));
        endsAsItShould(id, claim);
    }

    /** The tables that its three transactions write, from the first to the last. */
    @ParameterizedTest
    @ValueSource(
            strings = {"submission", "remote_call", "submission_answer", "adjudication", "journal_entry", "invoice"})
    void killed_while_it_writes_nothing_is_half_written(String table) throws Exception {
        CaseId id = world.golden();
        ClaimId claim = tx.get(() -> world.claims().draft(id)).orElseThrow().id();

        try (Barrier barrier = Barrier.before(database.asOwner(), table);
                SecondJvm doomed = doomed(claim, Moment.POSTED)) {
            barrier.awaitSomebody(doomed);
            doomed.kill();
        }

        endsAsItShould(id, claim);
    }

    private SecondJvm doomed(ClaimId claim, Moment moment) {
        return SecondJvm.start(SubmissionCrash.class, database.url(), claim.toString(), moment.name());
    }

    private static ClaimState leftBy(Moment moment) {
        return switch (moment) {
            case ANSWER_NOTED_NOT_POSTED -> ClaimState.DECIDED;
            case POSTED -> ClaimState.POSTED;
            default -> ClaimState.SUBMITTED;
        };
    }

    /** What the process does again from where it stood, and the sweep. */
    private void endsAsItShould(CaseId id, ClaimId claim) {
        if (world.claims().submissions(claim).isEmpty()) {
            tx.run(() -> world.claims().submit(claim));
        }
        for (int round = 0; round < 6 && world.claims().require(claim).state() == ClaimState.SUBMITTED; round++) {
            world.takeUpOverdueCalls(owner);
        }
        Claim posted = world.claims().post(claim);

        assertThat(posted.state()).isEqualTo(ClaimState.POSTED);
        UUID submission = world.claims().submissions(claim).getLast().id();
        assertThat(world.claims().submissions(claim)).hasSize(1);
        assertThat(payer.booked(submission)).isEqualTo(1);
        assertThat(world.claims().decisions(claim)).hasSize(1);
        Invoice invoice = world.invoices().ofCase(id).orElseThrow();
        assertThat(world.balance(Account.PATIENT_RECEIVABLE, invoice.patient())).isEqualTo(Fixtures.sar("35.70"));
    }
}
