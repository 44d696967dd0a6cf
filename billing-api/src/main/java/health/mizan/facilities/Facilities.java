package health.mizan.facilities;

import health.mizan.history.Saving;
import health.mizan.ids.Ids;
import health.mizan.masterdata.Change;
import health.mizan.masterdata.Checks;
import health.mizan.masterdata.ListRequest;
import health.mizan.masterdata.Saved;
import health.mizan.parties.FacilityId;
import health.mizan.web.Page;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** The sites of the clinic. Names and addresses of sites are no secret among staff, so reading asks for no caller. */
@Service
public class Facilities {

    private final FacilityStore store;
    private final Saving saving;
    private final Ids ids;
    private final Clock clock;

    Facilities(FacilityStore store, Saving saving, Ids ids, Clock clock) {
        this.store = store;
        this.saving = saving;
        this.ids = ids;
        this.clock = clock;
    }

    public Saved<Facility> save(FacilityDraft draft, Change change) {
        Checks checks = new Checks();
        Facility wanted = draft.checked(
                checks, new FacilityId(ids.next()), clock.instant().truncatedTo(ChronoUnit.MICROS));
        return checks.failed() ? new Saved.Refused<>(checks.errors()) : saving.save("facility", wanted, change, store);
    }

    public Optional<Facility> find(FacilityId id) {
        return store.find(id);
    }

    public Optional<Facility> byCode(String code) {
        return store.byCode(code);
    }

    public Page<Facility> list(ListRequest request) {
        return store.list(request);
    }
}
