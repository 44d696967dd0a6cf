package health.mizan.plans;

import health.mizan.history.AsOf;
import health.mizan.history.EffectiveSaving;
import health.mizan.history.EffectiveStamp;
import health.mizan.ids.Ids;
import health.mizan.masterdata.Change;
import health.mizan.masterdata.Checks;
import health.mizan.masterdata.ListRequest;
import health.mizan.masterdata.Saved;
import health.mizan.parties.PayerId;
import health.mizan.payers.Payer;
import health.mizan.payers.Payers;
import health.mizan.web.Page;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The payers' plans, version by version. */
@Service
public class Plans {

    private final PlanStore store;
    private final EffectiveSaving saving;
    private final Payers payers;
    private final Ids ids;
    private final Clock clock;

    Plans(PlanStore store, EffectiveSaving saving, Payers payers, Ids ids, Clock clock) {
        this.store = store;
        this.saving = saving;
        this.payers = payers;
        this.ids = ids;
        this.clock = clock;
    }

    /** From the draft's first day on; see {@link EffectiveSaving} for what becomes of earlier versions. */
    public Saved<Plan> save(PlanDraft draft, Change change) {
        Checks checks = new Checks();
        PayerId payer = Optional.ofNullable(draft.payer())
                .flatMap(payers::byCode)
                .map(Payer::id)
                .orElse(null);
        Plan wanted = draft.checked(
                checks,
                payer,
                new PlanId(ids.next()),
                change.by(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        return checks.failed() ? new Saved.Refused<>(checks.errors()) : saving.save(wanted, change, store);
    }

    public Optional<Plan> find(PlanId id, AsOf asOf) {
        return store.find(id, asOf);
    }

    public Optional<Plan> byCode(String payer, String code, AsOf asOf) {
        return store.byCode(payer, code, asOf);
    }

    /**
     * The latest version of each.
     *
     * @param payer a payer code; null for all
     */
    public Page<Plan> list(ListRequest request, @Nullable String payer) {
        return store.list(request, payer);
    }

    public List<EffectiveStamp> versions(PlanId id) {
        return store.versions(id);
    }
}
