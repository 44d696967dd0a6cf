package health.mizan.figures;

import health.mizan.access.Caller;
import health.mizan.audit.Act;
import health.mizan.audit.Audit;
import health.mizan.tx.Tx;
import health.mizan.web.Cursor;
import health.mizan.web.Page;
import health.mizan.web.PageRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** How collecting through gateways goes, by method, and why it fails. It counts by site, whoever the patient. */
@Service
public class Tries {

    private final TryStore store;
    private final Audit audit;
    private final Tx tx;

    Tries(TryStore store, Audit audit, Tx tx) {
        this.store = store;
        this.audit = audit;
        this.tx = tx;
    }

    /** Which tries are listed; null components mean any. */
    public record Filter(
            @Nullable String gateway,
            @Nullable String method,
            Try.@Nullable Outcome outcome,
            @Nullable String failure) {

        public static final Filter NONE = new Filter(null, null, null, null);
    }

    /** How often one method of one gateway account was tried, by what became of it. */
    public record Success(String gateway, String method, long succeeded, long failed, long cancelled, long open) {

        public long all() {
            return succeeded + failed + cancelled + open;
        }

        /** Of those that a bank decided, in tenths of a percent, rounded half up; null if there is none. */
        public @Nullable Integer perMille() {
            long decided = succeeded + failed;
            return decided == 0 ? null : Math.toIntExact((succeeded * 2000 + decided) / (2 * decided));
        }
    }

    /** How often it failed for this reason. */
    public record Failure(String reason, long count) {}

    /** By gateway and method, the most used first; all tries of the span are in it. */
    public List<Success> successes(Caller caller, Span span) {
        return store.successes(caller, span);
    }

    /** The most frequent reasons, so many at most. */
    public List<Failure> failures(Caller caller, Span span, int most) {
        return store.failures(caller, span, most);
    }

    /** The newest first. */
    public Page<Try> list(Caller caller, Span span, Filter filter, PageRequest page) {
        return tx.get(() -> {
            Page<Try> found = Page.of(
                    store.list(caller, span, filter, page),
                    page.limit(),
                    tried -> new Cursor(tried.at(), tried.attempt().value()));
            found.items().forEach(tried -> note(caller, tried));
            return found;
        });
    }

    private void note(Caller caller, Try tried) {
        if (tried.patient() != null) {
            audit.record(
                    caller,
                    Act.done("payment-attempt.listed", "payment-attempt", tried.attempt())
                            .about(tried.patient())
                            .at(tried.site()));
        }
    }
}
