package health.mizan.billing;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.access.Caller;
import health.mizan.access.Role;
import health.mizan.cases.CaseId;
import health.mizan.claims.BookedPayer;
import health.mizan.claims.ClaimId;
import health.mizan.claims.ClaimReply;
import health.mizan.claims.ClaimReply.LineDecision;
import health.mizan.claims.ClaimReply.Verdict;
import health.mizan.claims.ClaimState;
import health.mizan.claims.ClaimSubmission;
import health.mizan.claims.ClaimWorld;
import health.mizan.denials.Denial;
import health.mizan.denials.DenialState;
import health.mizan.denials.Denials;
import health.mizan.denials.Denials.Choice;
import health.mizan.ids.Ids;
import health.mizan.invoices.Invoice;
import health.mizan.ledger.Account;
import health.mizan.ledger.JournalEntry;
import health.mizan.ledger.Ledger;
import health.mizan.ledger.Party;
import health.mizan.money.Money;
import health.mizan.outbox.Outbox;
import health.mizan.payments.Debt;
import health.mizan.payments.OperationId;
import health.mizan.payments.PaymentCaptured;
import health.mizan.payments.PaymentOrderId;
import health.mizan.payments.PaymentRefunded;
import health.mizan.testing.DatabaseTest;
import health.mizan.testing.Eventually;
import health.mizan.testing.People;
import health.mizan.web.PageRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Payers that decide anything, payments, refunds and decisions on denials in any order: once every message is delivered,
 * the invoice says what the ledger says.
 */
class BooksAndBillsTest extends DatabaseTest {

    private static final int STEPS = 12;
    private static final Caller BILLER = People.staff("biller", Role.BILLER, "RUH");
    private static final Caller FINANCE = People.staff("finance", Role.FINANCE, "RUH");
    private static final Party GATEWAY = new Party(Party.Kind.GATEWAY, new UUID(0, 1));

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

    /** One life of one claim and its invoice. */
    private final class Life {

        final Random dice;
        final CaseId id = world.golden();
        final ClaimId claim = world.submitted(id, ClaimState.PENDED);
        final ClaimSubmission message = world.lastMessage(claim);
        final List<String> course = new ArrayList<>();
        int decisions;
        Money paid = minor(0);

        Life(long seed) {
            this.dice = new Random(seed);
        }

        void step() {
            switch (decisions == 0 ? 0 : dice.nextInt(5)) {
                case 0 -> decide();
                case 1, 2 -> pay();
                case 3 -> payBack();
                default -> dealWithADenial();
            }
            Eventually.until("every message is delivered", () -> undelivered() == 0);
        }

        private void decide() {
            decisions++;
            course.add("decision");
            Instant issued = BookedPayer.NOON.plusSeconds(decisions);
            world.claims()
                    .answered(message.id(), BookedPayer.decided("D" + decisions, issued, message, this::anything));
            world.claims().post(claim);
        }

        private LineDecision anything(ClaimSubmission.Line line) {
            long allowed = dice.nextInt(3) == 0 ? 0 : dice.nextLong(line.net().minor() + 1);
            long patient = dice.nextLong(allowed + 1);
            return new LineDecision(
                    line.sequence(),
                    Verdict.PARTIAL,
                    minor(allowed),
                    minor(allowed - patient),
                    minor(0),
                    minor(patient),
                    "BE-1-6",
                    dice.nextBoolean());
        }

        private void pay() {
            Money amount = minor(1 + dice.nextLong(5_000));
            course.add("pays " + amount);
            paid = paid.plus(amount);
            moved(amount, true);
        }

        private void payBack() {
            if (paid.isPositive()) {
                Money amount = minor(1 + dice.nextLong(paid.minor()));
                course.add("back " + amount);
                paid = paid.minus(amount);
                moved(amount, false);
            }
        }

        /** As payments post and tell it. */
        private void moved(Money amount, boolean in) {
            Ids ids = world.the(Ids.class);
            OperationId operation = new OperationId(ids.next());
            PaymentOrderId order = new PaymentOrderId(ids.next());
            Debt debt = new Debt(Debt.Kind.INVOICE, invoice().id().value());
            Party patient = Party.of(invoice().patient());
            JournalEntry.Draft entry =
                    JournalEntry.of(in ? "payment.captured" : "payment.refunded", operation.toString());
            tx.run(() -> {
                world.the(Ledger.class)
                        .post((in
                                        ? entry.debit(Account.GATEWAY_CLEARING, GATEWAY, amount)
                                                .credit(Account.PATIENT_RECEIVABLE, patient, amount)
                                        : entry.debit(Account.PATIENT_RECEIVABLE, patient, amount)
                                                .credit(Account.GATEWAY_CLEARING, GATEWAY, amount))
                                .balanced());
                world.the(Outbox.class)
                        .publish(
                                in
                                        ? new PaymentCaptured(order, operation, debt, amount)
                                        : new PaymentRefunded(order, operation, debt, amount));
            });
        }

        private void dealWithADenial() {
            Denials denials = world.the(Denials.class);
            List<Denial> open = denials.list(
                            BILLER, new Denials.Filter(DenialState.OPEN, null, claim.value()), PageRequest.of(null, 10))
                    .items();
            if (!open.isEmpty()) {
                boolean bill = dice.nextBoolean();
                course.add(bill ? "billed" : "written off");
                denials.decide(
                        bill ? BILLER : FINANCE,
                        open.get(dice.nextInt(open.size())).id(),
                        bill ? new Choice.BillPatient(true, null) : new Choice.WriteOff(Denial.Ground.CHARITY, null));
            }
        }

        Invoice invoice() {
            return world.invoices().ofCase(id).orElseThrow();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    void whatever_happens_in_whatever_order_the_invoice_is_what_the_ledger_says(long seed) {
        Money revenue = balance(Account.SERVICE_REVENUE);
        Life life = new Life(seed);

        for (int step = 0; step < STEPS; step++) {
            life.step();
            Invoice invoice = life.invoice();

            assertThat(world.balance(Account.PATIENT_RECEIVABLE, invoice.patient()))
                    .as("owed after %s", life.course)
                    .isEqualTo(invoice.open());
            assertThat(world.balance(Account.PATIENT_CREDIT, invoice.patient()).negated())
                    .as("credit after %s", life.course)
                    .isEqualTo(invoice.balance().credit());
            assertThat(invoice.balance().paid())
                    .as("paid after %s", life.course)
                    .isEqualTo(life.paid);
            assertThat(balance(Account.SERVICE_REVENUE)).isEqualTo(revenue.minus(minor(30_000)));
        }
    }

    private Money balance(Account account) {
        return world.the(Ledger.class).balance(account, ClaimWorld.SAR);
    }

    private long undelivered() {
        return sql.sql("select count(*) from outbox_delivery where state = 'pending'")
                .query(Long.class)
                .single();
    }

    private static Money minor(long amount) {
        return new Money(amount, ClaimWorld.SAR);
    }
}
