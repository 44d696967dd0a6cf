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
import java.util.List;
import java.util.Optional;
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
        return tx.get(() -> noted(caller, "invoice.listed", page(caller, which, issuedUntil, page)));
    }

    /** All of {@link #list}, for a file that leaves; empty, and nothing has left, if a file does not hold it. */
    public Optional<List<OpenInvoice>> file(Caller caller, Which which, LocalDate issuedUntil) {
        return tx.get(() -> Optional.of(page(caller, which, issuedUntil, PageRequest.file()))
                .filter(found -> found.next() == null)
                .map(found -> noted(caller, "invoice.exported", found).items()));
    }

    private Page<OpenInvoice> page(Caller caller, Which which, LocalDate issuedUntil, PageRequest page) {
        return Page.of(
                store.list(caller, lastDay(which, issuedUntil), page),
                page.limit(),
                invoice -> new Cursor(invoice.issuedAt(), invoice.id().value()));
    }

    private LocalDate lastDay(Which which, LocalDate issuedUntil) {
        LocalDate late = dates.overdueUntil(days.today());
        return which == Which.OVERDUE && late.isBefore(issuedUntil) ? late : issuedUntil;
    }

    private Page<OpenInvoice> noted(Caller caller, String act, Page<OpenInvoice> shown) {
        for (OpenInvoice invoice : shown.items()) {
            if (invoice.patient() != null) {
                audit.record(
                        caller,
                        Act.done(act, "invoice", invoice.id())
                                .about(invoice.patient())
                                .at(invoice.site()));
            }
        }
        return shown;
    }
}
