package health.mizan.vitals;

import health.mizan.access.Caller;
import health.mizan.web.Cursor;
import health.mizan.web.Page;
import health.mizan.web.PageRequest;
import org.springframework.stereotype.Service;

/** Payments of which nobody knows whether they happened. Each is asked about until it is known; nothing is booked on a guess. */
@Service
public class UnknownPayments {

    private final UnknownPaymentStore store;

    UnknownPayments(UnknownPaymentStore store) {
        this.store = store;
    }

    /** Of the caller's sites, the oldest first; ids and sums, and nobody's name. */
    public Page<UnknownPayment> list(Caller.Staff caller, PageRequest page) {
        return Page.of(
                store.list(caller, page),
                page.limit(),
                unknown -> new Cursor(unknown.since(), unknown.operation().value()));
    }

    /** How many {@link #list} has. */
    long count(Caller caller) {
        return store.count(caller);
    }
}
