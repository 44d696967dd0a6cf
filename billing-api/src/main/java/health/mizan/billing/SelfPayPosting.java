package health.mizan.billing;

import health.mizan.invoices.Invoice;
import health.mizan.ledger.Account;
import health.mizan.ledger.JournalEntry;
import health.mizan.ledger.Party;
import health.mizan.money.Money;
import java.util.Optional;

/** What an invoice to a patient who pays alone does to the books: the patient owes the price, which is revenue and tax. */
final class SelfPayPosting {

    private SelfPayPosting() {}

    /** @return empty if nothing is due */
    static Optional<JournalEntry> entry(Invoice invoice) {
        Money total = invoice.total();
        if (total.isZero()) {
            return Optional.empty();
        }
        Money tax = invoice.lines().stream().map(Invoice.Line::tax).reduce(Money.zero(invoice.currency()), Money::plus);
        return Optional.of(JournalEntry.of("invoice.issued", invoice.id().toString())
                .at(invoice.facility())
                .debit(Account.PATIENT_RECEIVABLE, Party.of(invoice.patient()), total)
                .credit(Account.SERVICE_REVENUE, total.minus(tax))
                .credit(Account.OUTPUT_VAT, tax)
                .balanced());
    }
}
