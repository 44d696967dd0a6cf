package health.mizan.facilities;

import health.mizan.access.Caller;
import health.mizan.history.Saving;
import health.mizan.ids.Ids;
import health.mizan.masterdata.Change;
import health.mizan.masterdata.Checks;
import health.mizan.masterdata.ListRequest;
import health.mizan.masterdata.Saved;
import health.mizan.web.Page;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Those who give care. A caller meets the practitioners of the caller's own facilities. */
@Service
public class Practitioners {

    private final PractitionerStore store;
    private final Saving saving;
    private final Ids ids;
    private final Clock clock;

    Practitioners(PractitionerStore store, Saving saving, Ids ids, Clock clock) {
        this.store = store;
        this.saving = saving;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param caller must be admitted to every facility of the draft */
    public Saved<Practitioner> save(PractitionerDraft draft, Change change, Caller caller) {
        Checks checks = new Checks();
        Practitioner wanted = draft.checked(
                checks,
                store.facilitiesAmong(draft.sites(), caller),
                new PractitionerId(ids.next()),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        checks.require(
                !store.alsoWorksElsewhere(draft.code(), caller),
                "facilities",
                "the practitioner also works at a facility that you are not admitted to");
        if (checks.failed()) {
            return new Saved.Refused<>(checks.errors());
        }
        return store.otherWithLicence(wanted)
                .<Saved<Practitioner>>map(
                        other -> new Saved.Conflict<>("another practitioner has this licence number", other.toString()))
                .orElseGet(() -> saving.save("practitioner", wanted, change, store));
    }

    public Optional<Practitioner> find(PractitionerId id, Caller caller) {
        return store.find(id, caller);
    }

    public Optional<Practitioner> byCode(String code, Caller caller) {
        return store.byCode(code, caller);
    }

    public Optional<Practitioner> byLicence(String licence, Caller caller) {
        return store.byLicence(licence, caller);
    }

    /** @param facility the code of a site; null for all of the caller's */
    public Page<Practitioner> list(ListRequest request, @Nullable String facility, Caller caller) {
        return store.list(request, facility, caller);
    }
}
