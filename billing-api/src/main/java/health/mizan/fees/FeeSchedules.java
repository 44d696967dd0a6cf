package health.mizan.fees;

import health.mizan.history.AsOf;
import health.mizan.history.EffectiveSaving;
import health.mizan.history.EffectiveStamp;
import health.mizan.ids.Ids;
import health.mizan.masterdata.Change;
import health.mizan.masterdata.Checks;
import health.mizan.masterdata.ListRequest;
import health.mizan.masterdata.Saved;
import health.mizan.web.Page;
import health.mizan.web.PageRequest;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Lists of prices, version by version. */
@Service
public class FeeSchedules {

    private final FeeScheduleStore store;
    private final EffectiveSaving saving;
    private final Ids ids;
    private final Clock clock;

    FeeSchedules(FeeScheduleStore store, EffectiveSaving saving, Ids ids, Clock clock) {
        this.store = store;
        this.saving = saving;
        this.ids = ids;
        this.clock = clock;
    }

    /** From the draft's first day on; see {@link EffectiveSaving} for what becomes of earlier versions. */
    public Saved<FeeSchedule> save(FeeScheduleDraft draft, Change change) {
        Checks checks = new Checks();
        ScheduleVersion wanted = draft.checked(
                checks,
                store.services(draft.lines()),
                new ScheduleId(ids.next()),
                change.by(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        store.byCode(wanted.schedule().code(), AsOf.LATEST)
                .filter(present -> !present.currency().equals(wanted.schedule().currency()))
                .ifPresent(present -> checks.error("currency", "stays as it is: " + present.currency()));
        return checks.failed()
                ? new Saved.Refused<>(checks.errors())
                : saving.save(wanted, change, store).map(ScheduleVersion::schedule);
    }

    public Optional<FeeSchedule> find(ScheduleId id, AsOf asOf) {
        return store.find(id, asOf);
    }

    public Optional<FeeSchedule> byCode(String code, AsOf asOf) {
        return store.byCode(code, asOf);
    }

    /** The latest version of each. */
    public Page<FeeSchedule> list(ListRequest request) {
        return store.list(request);
    }

    /** The prices of one version. */
    public Page<SchedulePrice> prices(FeeSchedule schedule, PageRequest page) {
        return store.prices(schedule, page);
    }

    public List<EffectiveStamp> versions(ScheduleId id) {
        return store.versions(id);
    }
}
