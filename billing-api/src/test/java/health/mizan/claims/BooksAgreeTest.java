package health.mizan.claims;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.cases.CaseId;
import health.mizan.claims.ClaimReply.LineDecision;
import health.mizan.claims.ClaimReply.Verdict;
import health.mizan.invoices.Invoice;
import health.mizan.ledger.Account;
import health.mizan.ledger.Ledger;
import health.mizan.money.Money;
import health.mizan.testing.DatabaseTest;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Payers that decide anything, again and again: what is invoiced is what the ledger says the patient owes. */
class BooksAgreeTest extends DatabaseTest {

    private static final int CASES = 12;
    private static final int DECISIONS = 4;

    // A fixed seed: the same decisions in every run.
    private final Random dice = new Random(20260504);
    private ClaimWorld world;

    @BeforeAll
    void open() {
        BookedPayer.createBook(owner);
        BookedPayer payer = new BookedPayer(sql);
        payer.decides(message -> new ClaimReply.Pended("P"));
        world = new ClaimWorld(dataSource, sql, tx, payer).open();
    }

    @AfterAll
    void close() {
        world.close();
    }

    @Test
    void the_parts_are_the_list_price_and_the_patient_owes_what_is_invoiced() {
        for (int i = 0; i < CASES; i++) {
            CaseId id = world.golden();
            ClaimId claim = world.submitted(id, ClaimState.PENDED);
            ClaimSubmission message = world.lastMessage(claim);
            for (int number = 1; number <= DECISIONS; number++) {
                world.claims()
                        .answered(
                                message.id(),
                                BookedPayer.decided(
                                        "D" + number, BookedPayer.NOON.plusSeconds(number), message, this::anything));
                world.claims().post(claim);
                Invoice invoice = world.invoices().ofCase(id).orElseThrow();

                assertThat(invoice.open()).isEqualTo(world.balance(Account.PATIENT_RECEIVABLE, invoice.patient()));
                assertThat(partsOf(claim)).isEqualTo(new Money(30_000, ClaimWorld.SAR));
            }
        }
        assertThat(balanceOf(Account.INSURER_RECEIVABLE)
                        .plus(balanceOf(Account.PATIENT_RECEIVABLE))
                        .plus(balanceOf(Account.CONTRACTUAL_ADJUSTMENT))
                        .plus(balanceOf(Account.DENIED_PENDING_DECISION)))
                .isEqualTo(new Money(30_000L * CASES, ClaimWorld.SAR));
    }

    private LineDecision anything(ClaimSubmission.Line line) {
        long allowed = dice.nextInt(4) == 0 ? 0 : dice.nextLong(line.net().minor() + 1);
        long patient = dice.nextLong(allowed + 1);
        return new LineDecision(
                line.sequence(),
                Verdict.PARTIAL,
                minor(allowed),
                minor(allowed - patient),
                minor(0),
                minor(patient),
                "BE-1-6",
                false);
    }

    private Money partsOf(ClaimId claim) {
        return world.claims().lines(claim).stream()
                .map(Claim.Line::decided)
                .map(decided -> decided.benefit()
                        .plus(decided.patient())
                        .plus(decided.adjustment())
                        .plus(decided.denied()))
                .reduce(minor(0), Money::plus);
    }

    private Money balanceOf(Account account) {
        return world.the(Ledger.class).balance(account, ClaimWorld.SAR);
    }

    private static Money minor(long amount) {
        return new Money(amount, ClaimWorld.SAR);
    }
}
