package health.mizan.worklists;

import health.mizan.access.Caller;
import health.mizan.audit.Act;
import health.mizan.audit.Audit;
import health.mizan.claims.Claim;
import health.mizan.claims.ClaimId;
import health.mizan.tx.Tx;
import health.mizan.web.Cursor;
import health.mizan.web.Page;
import health.mizan.web.PageRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;

/** The claims in sight, by what is to be done about them. */
@Service
@EnableConfigurationProperties(WorklistSettings.class)
public class ClaimWork {

    private final ClaimRowStore store;
    private final WorklistSettings settings;
    private final Audit audit;
    private final Clock clock;
    private final Tx tx;

    ClaimWork(ClaimRowStore store, WorklistSettings settings, Audit audit, Clock clock, Tx tx) {
        this.store = store;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
        this.tx = tx;
    }

    /** The ones beside a claim in a queue, which it may have left itself. */
    public record Neighbours(Optional<ClaimId> newer, Optional<ClaimId> older) {}

    /** The newest first. */
    public Page<ClaimRow> list(Caller caller, ClaimQueue queue, PageRequest page) {
        return tx.get(() -> noted(caller, "claim.listed", page(caller, queue, page)));
    }

    /** All of {@link #list}, for a file that leaves; empty, and nothing has left, if a file does not hold it. */
    public Optional<List<ClaimRow>> file(Caller caller, ClaimQueue queue) {
        return tx.get(() -> Optional.of(page(caller, queue, PageRequest.file()))
                .filter(found -> found.next() == null)
                .map(found -> noted(caller, "claim.exported", found).items()));
    }

    private Page<ClaimRow> page(Caller caller, ClaimQueue queue, PageRequest page) {
        return Page.of(
                store.list(caller, queue, late(), page),
                page.limit(),
                row -> new Cursor(row.createdAt(), row.id().value()));
    }

    private Page<ClaimRow> noted(Caller caller, String act, Page<ClaimRow> shown) {
        shown.items()
                .forEach(row -> audit.record(
                        caller,
                        Act.done(act, "claim", row.id()).about(row.patient()).at(row.site())));
        return shown;
    }

    /** How many rows {@link #list} has in each of these. */
    public Map<ClaimQueue, Count> counts(Caller caller, Set<ClaimQueue> queues) {
        return store.counts(caller, queues, late());
    }

    /** @param claim as the caller was shown it */
    public Neighbours beside(Caller caller, ClaimQueue queue, Claim claim) {
        Cursor here = new Cursor(claim.createdAt(), claim.id().value());
        return new Neighbours(store.newer(caller, queue, late(), here), store.older(caller, queue, late(), here));
    }

    /** How many days a payer may take before somebody asks. */
    public long waitingAfterDays() {
        return settings.waitingAfter().toDays();
    }

    private Instant late() {
        return clock.instant().minus(settings.waitingAfter());
    }
}
