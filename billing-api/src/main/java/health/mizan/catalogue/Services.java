package health.mizan.catalogue;

import health.mizan.history.Saving;
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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The catalogue: what can be billed. */
@Service
public class Services {

    private final ServiceStore store;
    private final Saving saving;
    private final Ids ids;
    private final Clock clock;

    Services(ServiceStore store, Saving saving, Ids ids, Clock clock) {
        this.store = store;
        this.saving = saving;
        this.ids = ids;
        this.clock = clock;
    }

    public Saved<CatalogueService> save(ServiceDraft draft, Change change) {
        Checks checks = new Checks();
        CatalogueService wanted = draft.checked(
                checks,
                store.singlesAmong(draft.wholeDetails()),
                new ServiceId(ids.next()),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        checks.require(
                wanted.details().isEmpty() || !store.isPartOfAPackage(wanted.system(), wanted.code()),
                "details",
                "this service is itself part of a package");
        return checks.failed() ? new Saved.Refused<>(checks.errors()) : saving.save("service", wanted, change, store);
    }

    public Optional<CatalogueService> find(ServiceId id) {
        return store.find(id);
    }

    public Optional<CatalogueService> byCode(String system, String code) {
        return store.byCode(system, code);
    }

    /**
     * The service that another system means: by the catalogue's own code, else by the code of a free system that exactly
     * one active service names beside its own.
     */
    public Optional<CatalogueService> named(String system, String code) {
        return store.byCode(system, code).or(() -> store.byFreeCode(system, code));
    }

    /** The active service that a person means by its code alone, in either case; of several systems, the oldest. */
    public Optional<CatalogueService> typed(String code) {
        return store.byCodeAlone(code);
    }

    /** Those that exist, in the order of the codes. */
    public List<CatalogueService> byCodes(String system, List<String> codes) {
        return store.byCodes(system, codes);
    }

    /** @param category a {@link ServiceCategory} code; null for all */
    public Page<CatalogueService> list(ListRequest request, @Nullable String category) {
        return store.list(request, category);
    }
}
