package health.mizan.worklists;

import health.mizan.access.Caller;
import health.mizan.alarms.PaymentAlarms;
import health.mizan.audit.Act;
import health.mizan.audit.Audit;
import health.mizan.billquestions.BillQuestions;
import health.mizan.tx.Tx;
import health.mizan.web.Cursor;
import health.mizan.web.Page;
import health.mizan.web.PageRequest;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;

/** How much waits for a person of the billing office, each number that of a list. */
@Service
public class OfficeWork {

    private static final Set<ClaimQueue> FOR_PEOPLE = EnumSet.of(
            ClaimQueue.DENIED, ClaimQueue.DOUBTFUL, ClaimQueue.REJECTED, ClaimQueue.TO_MEND, ClaimQueue.WAITING);

    private final ClaimWork claims;
    private final UnpricedStore unpriced;
    private final PaymentAlarms alarms;
    private final BillQuestions questions;
    private final Audit audit;
    private final Tx tx;

    OfficeWork(
            ClaimWork claims,
            UnpricedStore unpriced,
            PaymentAlarms alarms,
            BillQuestions questions,
            Audit audit,
            Tx tx) {
        this.claims = claims;
        this.unpriced = unpriced;
        this.alarms = alarms;
        this.questions = questions;
        this.audit = audit;
        this.tx = tx;
    }

    /**
     * What waits.
     *
     * @param claims   by queue
     * @param alarms   what is wrong with money
     * @param unpriced services without a price
     * @param questions of payers about their bills
     */
    public record Waiting(Map<ClaimQueue, Count> claims, Count alarms, Count unpriced, Count questions) {

        public Waiting {
            claims = Map.copyOf(claims);
        }
    }

    public Waiting waiting(Caller caller) {
        return new Waiting(
                claims.counts(caller, FOR_PEOPLE),
                Count.of(alarms.count(caller, Count.MOST + 1)),
                unpriced.count(caller),
                Count.of(questions.count(caller, Count.MOST + 1)));
    }

    /** The newest first. */
    public Page<Unpriced> unpriced(Caller caller, PageRequest page) {
        return tx.get(() -> {
            Page<Unpriced> found = Page.of(
                    unpriced.list(caller, page),
                    page.limit(),
                    row -> new Cursor(row.createdAt(), row.charge().value()));
            found.items()
                    .forEach(row -> audit.record(
                            caller,
                            Act.done("charge.listed", "charge", row.charge())
                                    .about(row.patient())
                                    .at(row.site())));
            return found;
        });
    }
}
