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
    private final Clock clock;

    Receipts(WaitingMoneyStore store, CaseAccountStore accounts, Deposits deposits, Invoices invoices, Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.deposits = deposits;
        this.invoices = invoices;
        this.clock = clock;
    }

    void came(Debt debt, Waiting money) {
        Tx.requireOpen();
        switch (debt.kind()) {
            case INVOICE -> invoices.settle(new InvoiceId(debt.id()), money.order(), money.operation(), money.amount());
            case CASE -> ofCase(new CaseId(debt.id()), money);
            case DEPOSIT -> deposits.came(new CaseId(debt.id()), money);
        }
    }

    /** What came before the invoice did. */
    void issued(CaseId financialCase, InvoiceId invoice) {
        Tx.requireOpen();
        accounts.lock(financialCase);
        for (Waiting money : store.waiting(financialCase)) {
            invoices.settle(invoice, money.order(), money.operation(), money.amount());
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
            invoices.settle(invoice.get(), money.order(), money.operation(), money.amount());
        } else {
            store.insert(financialCase, money, now());
        }
    }

    private Optional<InvoiceId> live(CaseId financialCase) {
        return invoices.ofCase(financialCase).map(Invoice::id);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
