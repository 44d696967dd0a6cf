package health.mizan.invoices;

import health.mizan.access.Caller;
import health.mizan.audit.Act;
import health.mizan.audit.Audit;
import health.mizan.cases.CaseId;
import health.mizan.charges.ChargeId;
import health.mizan.money.Money;
import health.mizan.payments.OperationId;
import health.mizan.payments.PaymentOrderId;
import health.mizan.tx.Tx;
import health.mizan.web.Page;
import health.mizan.web.PageRequest;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What patients owe. One live invoice per case; it is never edited, what changes it is a note of its own. */
@Service
public class Invoices {

    private final InvoiceStore store;
    private final InvoiceMoneyStore moneys;
    private final InvoiceIssuing issuing;
    private final InvoiceChanges changes;
    private final Audit audit;
    private final Tx tx;

    Invoices(
            InvoiceStore store,
            InvoiceMoneyStore moneys,
            InvoiceIssuing issuing,
            InvoiceChanges changes,
            Audit audit,
            Tx tx) {
        this.store = store;
        this.moneys = moneys;
        this.issuing = issuing;
        this.changes = changes;
        this.audit = audit;
        this.tx = tx;
    }

    /** Which invoices are listed; null components mean any. */
    public record Filter(
            @Nullable InvoiceState state,
            @Nullable UUID patient,
            @Nullable UUID financialCase,
            @Nullable String number) {}

    /**
     * Money that came for an invoice, or went back.
     *
     * @param amount  positive for a capture, negative for a refund
     * @param applied the part that moved the invoice; the rest moved the patient's credit
     * @param receipt number of the receipt that was given for it; null for a refund
     */
    public record Paid(
            OperationId operation,
            PaymentOrderId order,
            Money amount,
            Money applied,
            @Nullable String receipt,
            Instant at) {}

    /** In the open transaction; the caller posts what the invoice rests on in the same one. */
    public Invoice issue(Invoice.Draft draft) {
        Tx.requireOpen();
        return issuing.issue(draft);
    }

    /**
     * Changes what the case's invoice is due by a credit note, a debit note or both, in the open transaction; the caller
     * posts it. What the same ground and {@code about} have done is not done again.
     *
     * @param moved by charge; zero changes nothing
     * @throws java.util.NoSuchElementException if the case has no live invoice
     */
    public Invoice adjust(
            CaseId financialCase, Invoice.Ground ground, String about, Caller by, Map<ChargeId, Money> moved) {
        Tx.requireOpen();
        InvoiceId id = store.ofCase(financialCase).orElseThrow().id();
        changes.adjust(store.lock(id).orElseThrow(), ground, about, by, moved);
        return require(id);
    }

    /**
     * Applies money in the open transaction, once per operation.
     *
     * @param amount  positive if it came, negative if it went back
     * @param receipt number of the receipt that was given for it; null for what went back
     */
    public void settle(
            InvoiceId id, PaymentOrderId order, OperationId operation, Money amount, @Nullable String receipt) {
        Tx.requireOpen();
        changes.settle(store.lock(id).orElseThrow(), order, operation, amount, receipt);
    }

    /** What became of an attempt to cancel. */
    public sealed interface Cancelling {
        record Done(Invoice now) implements Cancelling {}

        record Already(Invoice now) implements Cancelling {}

        /** It rests on a payer's decision: only another decision, or a decision on a denial, changes it. */
        record RestsOnDecision(Invoice now) implements Cancelling {}
    }

    /** Credits the whole of an invoice that should not have been issued. Empty if the caller cannot see it. */
    public Optional<Cancelling> cancel(Caller caller, InvoiceId id) {
        return tx.get(() -> {
            Optional<Invoice> seen = store.find(caller, id);
            if (seen.isEmpty()) {
                audit.record(caller, Act.refused("invoice.cancelled", "invoice", id));
                return Optional.empty();
            }
            Invoice invoice = store.lock(id).orElseThrow();
            if (invoice.state() == InvoiceState.CANCELLED) {
                return Optional.of(new Cancelling.Already(invoice));
            }
            if (invoice.basis() == Invoice.Basis.ADJUDICATED) {
                return Optional.of(new Cancelling.RestsOnDecision(invoice));
            }
            audit.record(caller, act("invoice.cancelled", invoice));
            changes.cancel(invoice, caller);
            return Optional.of(new Cancelling.Done(require(id)));
        });
    }

    /** Empty if the caller cannot see it. */
    public Optional<Invoice> find(Caller caller, InvoiceId id) {
        return tx.get(() -> {
            Optional<Invoice> found = store.find(caller, id);
            audit.record(
                    caller,
                    found.map(invoice -> act("invoice.read", invoice))
                            .orElseGet(() -> Act.refused("invoice.read", "invoice", id)));
            return found;
        });
    }

    /** In the order of issue. */
    public Page<Invoice> list(Caller caller, Filter filter, PageRequest page) {
        return tx.get(() -> {
            Page<Invoice> found = store.list(caller, filter, page);
            found.items().forEach(invoice -> audit.record(caller, act("invoice.listed", invoice)));
            return found;
        });
    }

    /** What was paid of it, oldest first; empty if the caller cannot see it. */
    public Optional<List<Paid>> payments(Caller caller, InvoiceId id) {
        return find(caller, id).map(invoice -> moneys.paid(id, invoice.currency()));
    }

    /** Its credit and debit notes, oldest first; empty if the caller cannot see it. */
    public Optional<List<Invoice.Note>> notes(Caller caller, InvoiceId id) {
        return find(caller, id).map(invoice -> moneys.notes(id, invoice.currency()));
    }

    /**
     * For Mizan's own use.
     *
     * @throws java.util.NoSuchElementException if there is none
     */
    public Invoice require(InvoiceId id) {
        return store.byId(id).orElseThrow();
    }

    /**
     * Locks it for one who decides by what is open, in the open transaction.
     *
     * @throws java.util.NoSuchElementException if there is none
     */
    public Invoice lock(InvoiceId id) {
        Tx.requireOpen();
        return store.lock(id).orElseThrow();
    }

    /** The live invoice of the case. For Mizan's own use. */
    public Optional<Invoice> ofCase(CaseId financialCase) {
        return store.ofCase(financialCase);
    }

    /**
     * Which invoice took the money of an order, cancelled or not: what goes back of it leaves the same invoice. For
     * Mizan's own use.
     */
    public Optional<InvoiceId> paidUnder(PaymentOrderId order) {
        return moneys.paidUnder(order);
    }

    /** What invoices have heard of an order's money so far, less what went back. For Mizan's own use. */
    public Money settledUnder(PaymentOrderId order, Currency currency) {
        return new Money(moneys.settledUnder(order), currency);
    }

    /** For Mizan's own use, oldest first. */
    public List<Paid> payments(InvoiceId id) {
        return moneys.paid(id, require(id).currency());
    }

    /** For Mizan's own use, oldest first. */
    public List<Invoice.Note> notes(InvoiceId id) {
        return moneys.notes(id, require(id).currency());
    }

    private static Act act(String action, Invoice invoice) {
        return Act.done(action, "invoice", invoice.id())
                .about(invoice.patient())
                .at(invoice.site());
    }
}
