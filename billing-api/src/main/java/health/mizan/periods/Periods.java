package health.mizan.periods;

import health.mizan.access.Caller;
import health.mizan.audit.Act;
import health.mizan.audit.Audit;
import health.mizan.tx.Tx;
import health.mizan.web.ProblemException;
import health.mizan.web.ProblemType;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Closes months of the books and, with a reason, opens them again: always the earliest open one, always the latest closed
 * one, so that there is one day up to which everything is settled. The database refuses whatever would count for a
 * closed day, and a closing waits for the postings under way.
 */
@Component
public class Periods {

    private final PeriodStore store;
    private final Audit audit;
    private final Tx tx;

    Periods(PeriodStore store, Audit audit, Tx tx) {
        this.store = store;
        this.audit = audit;
        this.tx = tx;
    }

    /** From the first month with an entry to the present one, latest first. */
    public List<Period> list() {
        return store.list();
    }

    /** @throws ProblemException 409 if the month has not ended, is closed, or an earlier one is still open */
    public Period close(YearMonth month, Caller caller) {
        return tx.get(() -> {
            Optional<YearMonth> last = store.lockAndFindLastClosed();
            if (last.isPresent() && !last.get().plusMonths(1).equals(month)) {
                throw new ProblemException(
                        ProblemType.CONFLICT,
                        "months are closed in order: the next is " + last.get().plusMonths(1));
            }
            if (!month.isBefore(store.presentMonth())) {
                throw new ProblemException(ProblemType.CONFLICT, month + " has not ended");
            }
            store.insert(month.atEndOfMonth(), "close", "", caller.subject());
            audit.record(caller, Act.done("period.closed", "period", month));
            return store.find(month);
        });
    }

    /**
     * @param reason shown to auditors
     * @throws ProblemException 409 unless the month is the latest closed one
     */
    public Period reopen(YearMonth month, String reason, Caller caller) {
        return tx.get(() -> {
            Optional<YearMonth> last = store.lockAndFindLastClosed();
            if (last.isEmpty() || !last.get().equals(month)) {
                throw new ProblemException(
                        ProblemType.CONFLICT,
                        last.map(latest -> "the latest closed month is opened first: " + latest)
                                .orElse("no month is closed"));
            }
            store.insert(month.minusMonths(1).atEndOfMonth(), "reopen", reason, caller.subject());
            audit.record(caller, Act.done("period.reopened", "period", month));
            return store.find(month);
        });
    }
}
