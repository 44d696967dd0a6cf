package health.mizan.invoices;

import health.mizan.access.Caller;
import health.mizan.balances.Spread;
import health.mizan.charges.ChargeId;
import health.mizan.charges.Charges;
import health.mizan.ids.Ids;
import health.mizan.invoices.Invoice.Ground;
import health.mizan.invoices.Invoice.Note;
import health.mizan.invoices.Invoice.NoteKind;
import health.mizan.ledger.Account;
import health.mizan.ledger.JournalEntry;
import health.mizan.ledger.Ledger;
import health.mizan.ledger.Party;
import health.mizan.money.Money;
import health.mizan.payments.OperationId;
import health.mizan.payments.PaymentOrderId;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the notes that change an invoice whose row the caller has locked. */
@Component
class InvoiceChanges {

    private final InvoiceMoneyStore moneys;
    private final InvoiceSettling settling;
    private final Ledger ledger;
    private final Charges charges;
    private final Ids ids;
    private final Clock clock;

    InvoiceChanges(
            InvoiceMoneyStore moneys, InvoiceSettling settling, Ledger ledger, Charges charges, Ids ids, Clock clock) {
        this.moneys = moneys;
        this.settling = settling;
        this.ledger = ledger;
        this.charges = charges;
        this.ids = ids;
        this.clock = clock;
    }

    /** Once per operation. */
    void settle(Invoice invoice, PaymentOrderId order, OperationId operation, Money amount, @Nullable String receipt) {
        if (!moneys.knows(operation)) {
            settling.money(invoice.id(), order, operation, amount, receipt);
        }
    }

    /** One debit note for what is owed in addition, one credit note for what is owed no more. */
    void adjust(Invoice invoice, Ground ground, String about, Caller by, Map<ChargeId, Money> changes) {
        if (moneys.hasNote(invoice.id(), ground, about)) {
            return;
        }
        // The additions first: what is due is then at no moment below zero.
        for (NoteKind kind : List.of(NoteKind.DEBIT, NoteKind.CREDIT)) {
            Map<ChargeId, Money> lines = only(changes, kind);
            if (!lines.isEmpty()) {
                Note note = new Note(ids.next(), settling.numberOf(invoice, kind), kind, ground, about, lines, now());
                settling.note(invoice.id(), note, by.subject());
            }
        }
    }

    /**
     * Credits the whole of an invoice to a patient who pays alone, and gives the charges back for billing: they stand on
     * the invoice itself. Those of one that rests on a decision stand on its claim.
     */
    void cancel(Invoice invoice, Caller by) {
        if (invoice.basis() != Invoice.Basis.SELF_PAY) {
            throw new IllegalArgumentException("invoice " + invoice.id() + " rests on a decision on its claim");
        }
        Map<ChargeId, Money> all = moneys.lines(invoice.id(), invoice.currency()).stream()
                .collect(Collectors.toMap(Spread.Line::key, line -> line.due().negated()));
        adjust(invoice, Ground.NOT_OWED, invoice.id().toString(), by, all);
        Money tax = invoice.lines().stream().map(Invoice.Line::tax).reduce(Money.zero(invoice.currency()), Money::plus);
        Money due = invoice.balance().due();
        if (!due.isZero()) {
            ledger.post(JournalEntry.of("invoice.cancelled", invoice.id().toString())
                    .at(invoice.facility())
                    .debit(Account.SERVICE_REVENUE, due.minus(tax))
                    .debit(Account.OUTPUT_VAT, tax)
                    .credit(Account.PATIENT_RECEIVABLE, Party.of(invoice.patient()), due)
                    .balanced());
        }
        settling.cancelled(invoice.id());
        charges.credited(invoice.financialCase(), invoice.id().value());
    }

    private static Map<ChargeId, Money> only(Map<ChargeId, Money> changes, NoteKind kind) {
        return changes.entrySet().stream()
                .filter(change -> kind == NoteKind.DEBIT
                        ? change.getValue().isPositive()
                        : change.getValue().isNegative())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
