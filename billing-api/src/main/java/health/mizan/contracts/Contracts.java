package health.mizan.contracts;

import health.mizan.access.Caller;
import health.mizan.history.AsOf;
import health.mizan.history.EffectiveSaving;
import health.mizan.history.EffectiveStamp;
import health.mizan.ids.Ids;
import health.mizan.masterdata.Change;
import health.mizan.masterdata.Checks;
import health.mizan.masterdata.ListRequest;
import health.mizan.masterdata.Saved;
import health.mizan.web.Page;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Agreements on prices. A caller meets those of the caller's own facilities. */
@Service
public class Contracts {

    private final ContractStore store;
    private final ContractChecks contractChecks;
    private final EffectiveSaving saving;
    private final Ids ids;
    private final Clock clock;

    Contracts(ContractStore store, ContractChecks contractChecks, EffectiveSaving saving, Ids ids, Clock clock) {
        this.store = store;
        this.contractChecks = contractChecks;
        this.saving = saving;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * From the draft's first day on; see {@link EffectiveSaving} for what becomes of earlier versions.
     *
     * @return a conflict that names the other contract if both would be in force on one day
     */
    public Saved<Contract> save(ContractDraft draft, Change change, Caller caller) {
        Checks checks = new Checks();
        Optional<Contract> wanted = contractChecks.checked(
                draft,
                checks,
                caller,
                new ContractId(ids.next()),
                change.by(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        return wanted.<Saved<Contract>>map(contract -> saving.save(contract, change, store))
                .orElseGet(() -> new Saved.Refused<>(checks.errors()));
    }

    public Optional<Contract> find(ContractId id, AsOf asOf, Caller caller) {
        return store.find(id, asOf, caller);
    }

    /** The latest version of each. */
    public Page<Contract> list(ListRequest request, ContractFilter filter, Caller caller) {
        return store.list(request, filter, caller);
    }

    public List<EffectiveStamp> versions(ContractId id, Caller caller) {
        return store.versions(id, caller);
    }
}
