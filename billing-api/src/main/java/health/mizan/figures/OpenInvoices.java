package health.mizan.figures;

import health.mizan.access.Caller;
import health.mizan.audit.Act;
import health.mizan.audit.Audit;
import health.mizan.duedates.DueDates;
import health.mizan.tx.Tx;
import health.mizan.web.Cursor;
import health.mizan.web.Page;
import health.mizan.web.PageRequest;
import java.time.LocalDate;
import org.springframework.stereotype.Service;

/**
 * What patients owe by their invoices, as it is now, of those issued up to a day. It counts by site, whoever the patient.
 */
@Service
public class OpenInvoices {

    private final OpenInvoiceStore store;
    private final DueDates dates;
    private final Days days;
    private final Audit audit;
    private final Tx tx;

    OpenInvoices(OpenInvoiceStore store, DueDates dates, Days days, Audit audit, Tx tx) {
        this.store = store;
        this.dates = dates;
        this.days = days;
        this.audit = audit;
        this.tx = tx;
    }

    /** Which of what is open. */
    public enum Which {
        UNPAID,
        /** The part of the unpaid whose due date has passed. */
        OVERDUE
    }

    /** What {@link #list} adds up to. */
    public Total sum(Caller caller, Which which, LocalDate issuedUntil) {
        return store.sum(caller, lastDay(which, issuedUntil));
    }

    /** The newest first. */
    public Page<OpenInvoice> list(Caller caller, Which which, LocalDate issuedUntil, PageRequest page) {
        return tx.get(() -> {
            Page<OpenInvoice> found = Page.of(
                    store.list(caller, lastDay(which, issuedUntil), page),
                    page.limit(),
                    invoice -> new Cursor(invoice.issuedAt(), invoice.id().value()));
            found.items().forEach(invoice -> note(caller, invoice));
            return found;
        });
    }

    private LocalDate lastDay(Which which, LocalDate issuedUntil) {
        LocalDate late = dates.overdueUntil(days.today());
        return which == Which.OVERDUE && late.isBefore(issuedUntil) ? late : issuedUntil;
    }

    private void note(Caller caller, OpenInvoice invoice) {
        if (invoice.patient() != null) {
            audit.record(
                    caller,
                    Act.done("invoice.listed", "invoice", invoice.id())
                            .about(invoice.patient())
                            .at(invoice.site()));
        }
    }
}
