package health.mizan.billing;

import health.mizan.bills.Bill;
import health.mizan.bills.Bills;
import health.mizan.cases.CaseId;
import health.mizan.charges.Charges;
import health.mizan.invoices.Invoice;
import health.mizan.invoices.Invoices;
import health.mizan.ledger.Ledger;
import health.mizan.money.Money;
import org.springframework.stereotype.Component;

/** Invoices a case to the patient who pays alone, at the price for those who do. */
@Component
class SelfPay {

    private final Bills bills;
    private final Charges charges;
    private final Invoices invoices;
    private final Ledger ledger;

    SelfPay(Bills bills, Charges charges, Invoices invoices, Ledger ledger) {
        this.bills = bills;
        this.charges = charges;
        this.invoices = invoices;
        this.ledger = ledger;
    }

    /**
     * In the open transaction; nothing if the case has an invoice.
     *
     * @throws IllegalStateException if something has no price: the case must not have been confirmed
     */
    void invoice(CaseId financialCase) {
        if (invoices.ofCase(financialCase).isPresent()) {
            return;
        }
        Bill bill = bills.copyOf(financialCase);
        if (bill.unpriced() > 0) {
            throw new IllegalStateException("case " + financialCase + " has services without a price");
        }
        Invoice invoice = invoices.issue(new Invoice.Draft(
                financialCase,
                bill.id(),
                bill.patient(),
                bill.facility(),
                Invoice.Basis.SELF_PAY,
                bill.currency(),
                bill.lines().stream().map(SelfPay::line).toList()));
        charges.billed(
                financialCase,
                bill.lines().stream().map(Bill.Line::charge).toList(),
                invoice.id().value());
        SelfPayPosting.entry(invoice).ifPresent(ledger::post);
    }

    private static Invoice.Line line(Bill.Line billed) {
        Money zero = Money.zero(billed.net().currency());
        return new Invoice.Line(
                billed.sequence(),
                billed.charge(),
                billed.system(),
                billed.code(),
                billed.nameEn(),
                billed.nameAr(),
                billed.quantity(),
                billed.list(),
                billed.list().minus(billed.net()),
                zero,
                zero,
                billed.tax(),
                billed.net().plus(billed.tax()),
                null);
    }
}
