package health.mizan.patientbills;

import health.mizan.access.Caller;
import health.mizan.bills.Bills;
import health.mizan.duedates.DueDates;
import health.mizan.explanations.Sentence;
import health.mizan.facilities.Facilities;
import health.mizan.facilities.Facility;
import health.mizan.invoices.Invoice;
import health.mizan.invoices.InvoiceId;
import health.mizan.invoices.InvoiceState;
import health.mizan.invoices.Invoices;
import health.mizan.money.Money;
import health.mizan.patientbills.PatientBill.Sums;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Service;

/** Bills as they are shown to whoever pays them. */
@Service
public class PatientBills {

    private final Invoices invoices;
    private final Bills bills;
    private final Facilities facilities;
    private final Insurers insurers;
    private final DueDates dates;
    private final Clock clock;

    PatientBills(
            Invoices invoices, Bills bills, Facilities facilities, Insurers insurers, DueDates dates, Clock clock) {
        this.invoices = invoices;
        this.bills = bills;
        this.facilities = facilities;
        this.insurers = insurers;
        this.dates = dates;
        this.clock = clock;
    }

    /** Empty if out of the caller's sight. */
    public Optional<PatientBill> find(Caller caller, InvoiceId id) {
        return invoices.find(caller, id).map(this::bill);
    }

    private PatientBill bill(Invoice invoice) {
        Facility site = facilities.find(invoice.facility()).orElseThrow();
        Sums sums = sums(invoice);
        LocalDate payBy = dates.dueOn(invoice.issuedOn());
        return new PatientBill(
                invoice.id(),
                invoice.number(),
                new Sentence(site.nameEn(), site.nameAr()),
                invoice.issuedOn(),
                payBy,
                LocalDate.ofInstant(clock.instant(), site.timeZone()).isAfter(payBy),
                bills.require(invoice.bill()).servedOn(),
                sums,
                invoice.lines(),
                insurers.rules(invoice, sums.share().minus(sums.tax())),
                insurers.answer(invoice, site.timeZone()).orElse(null),
                invoice.state() == InvoiceState.CANCELLED);
    }

    private static Sums sums(Invoice invoice) {
        Money share = invoice.total();
        return new Sums(
                sum(invoice, line -> line.list().minus(line.off())),
                sum(invoice, Invoice.Line::payer),
                sum(invoice, Invoice.Line::denied),
                sum(invoice, Invoice.Line::tax),
                share,
                invoice.balance().due().minus(share),
                invoice.balance().applied(),
                invoice.open());
    }

    private static Money sum(Invoice invoice, Function<Invoice.Line, Money> part) {
        return invoice.lines().stream().map(part).reduce(Money.zero(invoice.currency()), Money::plus);
    }
}
