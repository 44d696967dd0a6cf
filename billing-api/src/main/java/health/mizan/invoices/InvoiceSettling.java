package health.mizan.invoices;

import health.mizan.balances.Balance;
import health.mizan.balances.Spread;
import health.mizan.charges.ChargeId;
import health.mizan.invoices.Invoice.NoteKind;
import health.mizan.invoices.InvoiceState.Happening;
import health.mizan.ledger.Account;
import health.mizan.ledger.JournalEntry;
import health.mizan.ledger.Ledger;
import health.mizan.ledger.Party;
import health.mizan.money.Money;
import health.mizan.numbering.Numbers;
import health.mizan.numbering.Series;
import health.mizan.outbox.Outbox;
import health.mizan.payments.OperationId;
import health.mizan.payments.PaymentOrderId;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Applies money and notes to an invoice whose row the caller has locked. */
@Component
class InvoiceSettling {

    private final InvoiceStore store;
    private final InvoiceMoneyStore moneys;
    private final Numbers numbers;
    private final Ledger ledger;
    private final Outbox outbox;
    private final Clock clock;

    InvoiceSettling(
            InvoiceStore store, InvoiceMoneyStore moneys, Numbers numbers, Ledger ledger, Outbox outbox, Clock clock) {
        this.store = store;
        this.moneys = moneys;
        this.numbers = numbers;
        this.ledger = ledger;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * @param amount  positive for a capture, negative for a refund
     * @param receipt null for a refund
     */
    void money(InvoiceId id, PaymentOrderId order, OperationId operation, Money amount, @Nullable String receipt) {
        Invoice invoice = store.byId(id).orElseThrow();
        Balance before = invoice.balance();
        Balance after = new Balance(before.due(), before.paid().plus(amount));
        Money applied = after.applied().minus(before.applied());
        moveBalance(invoice, before, after, operation.value());
        moneys.insert(invoice.id(), new Invoices.Paid(operation, order, amount, applied, receipt, now()));
        // The whole movement is told, also what goes to or comes from the credit: who hears of it must be able to add
        // up.
        outbox.publish(
                amount.isPositive()
                        ? new InvoicePaid(invoice.id(), operation, amount, after.open())
                        : new InvoiceRefunded(invoice.id(), operation, amount.negated(), after.open()));
    }

    /** @param note its lines are all of one sign */
    void note(InvoiceId id, Invoice.Note note, String by) {
        Invoice invoice = store.byId(id).orElseThrow();
        Balance before = invoice.balance();
        Balance after = new Balance(before.due().plus(note.total()), before.paid());
        moneys.insert(invoice.id(), note, by);
        moveBalance(invoice, before, after, note.id());
        outbox.publish(new InvoiceAdjusted(invoice.id(), note.id(), note.total(), after.open()));
    }

    String numberOf(Invoice invoice, NoteKind kind) {
        return numbers.next(invoice.facility(), kind == NoteKind.CREDIT ? Series.CREDIT_NOTE : Series.DEBIT_NOTE)
                .number();
    }

    /** After a note has credited the whole. */
    void cancelled(InvoiceId id) {
        Invoice invoice = store.byId(id).orElseThrow();
        store.update(id, invoice.state().on(Happening.CREDITED).orElseThrow(), invoice.open(), now());
    }

    private void moveBalance(Invoice invoice, Balance before, Balance after, UUID cause) {
        Map<ChargeId, Money> shares =
                Spread.of(after.applied().minus(before.applied()), moneys.lines(invoice.id(), invoice.currency()));
        moneys.insertShares(invoice.id(), cause, shares);
        moveCredit(invoice, after.credit().minus(before.credit()));
        Happening happening = after.open().isZero() ? Happening.NOTHING_OPEN : Happening.SOMETHING_OPEN;
        store.update(invoice.id(), invoice.state().on(happening).orElse(invoice.state()), after.open(), now());
    }

    /** What is paid too much is no debt of the patient's below zero, but money of the patient's that lies with us. */
    private void moveCredit(Invoice invoice, Money moved) {
        if (moved.isZero()) {
            return;
        }
        int no = moneys.insertCredit(invoice.id(), moved, now());
        Party patient = Party.of(invoice.patient());
        boolean more = moved.isPositive();
        Money amount = more ? moved : moved.negated();
        ledger.post(JournalEntry.of("invoice.overpaid", invoice.id() + "/" + no)
                .at(invoice.facility())
                .debit(more ? Account.PATIENT_RECEIVABLE : Account.PATIENT_CREDIT, patient, amount)
                .credit(more ? Account.PATIENT_CREDIT : Account.PATIENT_RECEIVABLE, patient, amount)
                .balanced());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
