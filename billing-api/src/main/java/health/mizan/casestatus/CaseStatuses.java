package health.mizan.casestatus;

import health.mizan.access.Caller;
import health.mizan.cases.CaseId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;

/**
 * Where cases stand. Nothing is written down for it: a status is shown beside a case, a bill or a claim, and whoever shows
 * that writes it down.
 */
@Service
public class CaseStatuses {

    private final CaseFactStore store;

    CaseStatuses(CaseFactStore store) {
        this.store = store;
    }

    /** Empty if the caller cannot see the visit. */
    public Optional<CaseStatus> of(Caller caller, CaseId id) {
        return Optional.ofNullable(of(caller, Set.of(id)).get(id));
    }

    /** Of those the caller can see, by one statement however many. */
    public Map<CaseId, CaseStatus> of(Caller caller, Collection<CaseId> ids) {
        Map<CaseId, CaseStatus> statuses = new LinkedHashMap<>();
        store.facts(caller, ids).forEach((id, facts) -> statuses.put(id, CaseStatus.of(facts)));
        return statuses;
    }

    /** For Mizan's own use. */
    public Optional<CaseStatus> of(CaseId id) {
        return of(new Caller.Self("case-status"), id);
    }
}
