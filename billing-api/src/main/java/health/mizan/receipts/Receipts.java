package health.mizan.receipts;

import health.mizan.cases.CaseId;
import health.mizan.invoices.Invoice;
import health.mizan.invoices.InvoiceId;
import health.mizan.invoices.Invoices;
import health.mizan.payments.Debt;
import health.mizan.receipts.WaitingMoneyStore.Waiting;
import health.mizan.tx.Tx;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Brings money to the invoice it belongs to, or keeps it until there is one. */
@Component
class Receipts {

    private final WaitingMoneyStore store;
    private final CaseAccountStore accounts;
    private final Deposits deposits;
    private final Invoices invoices;
    private final Receipting receipting;
    private final Clock clock;

    Receipts(
            WaitingMoneyStore store,
            CaseAccountStore accounts,
            Deposits deposits,
            Invoices invoices,
            Receipting receipting,
            Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.deposits = deposits;
        this.invoices = invoices;
        this.receipting = receipting;
        this.clock = clock;
    }

    void came(Debt debt, Waiting money) {
        Tx.requireOpen();
        switch (debt.kind()) {
            case INVOICE -> settle(new InvoiceId(debt.id()), money);
            case CASE -> ofCase(new CaseId(debt.id()), money);
            case DEPOSIT -> ofDeposit(new CaseId(debt.id()), money);
        }
    }

    /** What came before the invoice did. */
    void issued(CaseId financialCase, InvoiceId invoice) {
        Tx.requireOpen();
        accounts.lock(financialCase);
        for (Waiting money : store.waiting(financialCase)) {
            settle(invoice, money);
            store.applied(money.operation(), now());
        }
        deposits.settle(financialCase);
    }

    /** By a note or a refund: more may be open now than the deposits have paid. */
    void changed(InvoiceId invoice) {
        Tx.requireOpen();
        CaseId financialCase = invoices.require(invoice).financialCase();
        accounts.lock(financialCase);
        deposits.settle(financialCase);
    }

    private void ofCase(CaseId financialCase, Waiting money) {
        accounts.lock(financialCase);
        Optional<InvoiceId> invoice = money.amount().isNegative()
                ? invoices.paidUnder(money.order()).or(() -> live(financialCase))
                : live(financialCase);
        if (invoice.isPresent()) {
            settle(invoice.get(), money);
        } else {
            store.insert(financialCase, money, now());
            receipting.number(money, financialCase);
        }
    }

    /** The invoice is locked before the number is taken, which others wait for. */
    private void settle(InvoiceId id, Waiting money) {
        Invoice invoice = invoices.lock(id);
        invoices.settle(id, money.order(), money.operation(), money.amount(), receipting.number(money, invoice));
    }

    /** A deposit for something that is no visit of ours stays an advance without a receipt: it can only be refunded. */
    private void ofDeposit(CaseId visit, Waiting money) {
        if (accounts.lock(visit)) {
            receipting.number(money, visit);
            deposits.came(visit, money);
        }
    }

    private Optional<InvoiceId> live(CaseId financialCase) {
        return invoices.ofCase(financialCase).map(Invoice::id);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
