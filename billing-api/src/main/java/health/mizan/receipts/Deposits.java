package health.mizan.receipts;

import health.mizan.cases.CaseId;
import health.mizan.ids.Ids;
import health.mizan.invoices.Invoice;
import health.mizan.invoices.Invoices;
import health.mizan.ledger.Account;
import health.mizan.ledger.JournalEntry;
import health.mizan.ledger.Ledger;
import health.mizan.ledger.Party;
import health.mizan.money.Money;
import health.mizan.payments.OperationId;
import health.mizan.payments.PaymentOrderId;
import health.mizan.receipts.DepositStore.Applied;
import health.mizan.receipts.DepositStore.Lot;
import health.mizan.receipts.DepositStore.Move;
import health.mizan.receipts.WaitingMoneyStore.Waiting;
import health.mizan.tx.Tx;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import org.springframework.stereotype.Service;

/**
 * Money paid for a visit before it. It lies as the patient's advance, pays the visit's invoice as far as that is open,
 * and the rest stays an advance that can be refunded. Refunding more than the rest opens the invoice again.
 */
@Service
public class Deposits {

    private final DepositStore store;
    private final CaseAccountStore accounts;
    private final Invoices invoices;
    private final Ledger ledger;
    private final Ids ids;
    private final Clock clock;

    Deposits(DepositStore store, CaseAccountStore accounts, Invoices invoices, Ledger ledger, Ids ids, Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.invoices = invoices;
        this.ledger = ledger;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * What lies for the case and will go to what is open on its invoice, in the open transaction: until that ends,
     * nothing of it moves.
     */
    public Money unapplied(CaseId visit, Currency currency) {
        Tx.requireOpen();
        Money nothing = Money.zero(currency);
        return accounts.lockIfKnown(visit)
                ? store.lots(visit).stream()
                        .map(Lot::free)
                        .filter(free -> free.currency().equals(currency) && free.isPositive())
                        .reduce(nothing, Money::plus)
                : nothing;
    }

    /** @param money below zero if it went back */
    void came(CaseId visit, Waiting money) {
        Tx.requireOpen();
        // A deposit for something that is no visit of ours stays an advance: it can only be refunded.
        if (accounts.lock(visit)) {
            store.insert(visit, money, now());
            settle(visit);
        }
    }

    /** Under the lock of the case's account: brings deposits and invoice together as far as they go. */
    void settle(CaseId visit) {
        for (Lot lot : store.lots(visit)) {
            takeBack(visit, lot);
        }
        invoices.ofCase(visit).ifPresent(invoice -> bring(visit, invoices.lock(invoice.id())));
    }

    private void bring(CaseId visit, Invoice invoice) {
        Money open = invoice.open();
        for (Lot lot : store.lots(visit)) {
            if (lot.free().currency().equals(open.currency())) {
                Money part = lot.free().min(open);
                if (part.isPositive()) {
                    move(visit, invoice, lot.order(), part);
                    open = open.minus(part);
                }
            }
        }
    }

    private void takeBack(CaseId visit, Lot lot) {
        Money missing = lot.free().negated();
        for (Applied applied : store.applied(lot.order())) {
            Money part = applied.amount().min(missing);
            if (part.isPositive()) {
                move(visit, invoices.lock(applied.invoice()), lot.order(), part.negated());
                missing = missing.minus(part);
            }
        }
    }

    private void move(CaseId visit, Invoice invoice, PaymentOrderId order, Money moved) {
        OperationId id = new OperationId(ids.next());
        store.insert(new Move(id.value(), visit, order, invoice.id(), moved, now()));
        boolean there = moved.isPositive();
        Money amount = there ? moved : moved.negated();
        Party patient = Party.of(invoice.patient());
        ledger.post(JournalEntry.of(there ? "deposit.applied" : "deposit.taken-back", id.toString())
                .at(invoice.facility())
                .debit(there ? Account.PATIENT_ADVANCE : Account.PATIENT_RECEIVABLE, patient, amount)
                .credit(there ? Account.PATIENT_RECEIVABLE : Account.PATIENT_ADVANCE, patient, amount)
                .balanced());
        invoices.settle(
                invoice.id(), order, id, moved, there ? store.receipt(order).orElse(null) : null);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
