package health.mizan.receipts;

import health.mizan.cases.Case;
import health.mizan.cases.CaseId;
import health.mizan.cases.Cases;
import health.mizan.invoices.Invoice;
import health.mizan.receiptbook.ReceiptBook;
import health.mizan.receiptbook.Taken;
import health.mizan.receipts.WaitingMoneyStore.Waiting;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Has a receipt issued for money that came, in the same transaction; for money that went back there is none. */
@Component
class Receipting {

    private final ReceiptBook book;
    private final Cases cases;

    Receipting(ReceiptBook book, Cases cases) {
        this.book = book;
        this.cases = cases;
    }

    /** @return the receipt's number; null for money that went back */
    @Nullable
    String number(Waiting money, Invoice invoice) {
        return money.amount().isPositive()
                ? book.issue(new Taken(
                                money.operation(),
                                money.order(),
                                invoice.financialCase(),
                                invoice.patient(),
                                invoice.facility(),
                                money.amount()))
                        .number()
                : null;
    }

    /** As {@link #number(Waiting, Invoice)}, for money that came before there is an invoice. */
    @Nullable
    String number(Waiting money, CaseId visit) {
        if (!money.amount().isPositive()) {
            return null;
        }
        Case known = cases.require(visit);
        return book.issue(new Taken(
                        money.operation(), money.order(), visit, known.patient(), known.facility(), money.amount()))
                .number();
    }
}
