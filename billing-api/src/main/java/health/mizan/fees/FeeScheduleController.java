package health.mizan.fees;

import health.mizan.access.Callers;
import health.mizan.history.AsOf;
import health.mizan.history.EffectiveStamp;
import health.mizan.masterdata.Change;
import health.mizan.masterdata.ListRequest;
import health.mizan.masterdata.SavedAnswers;
import health.mizan.web.Page;
import health.mizan.web.PageRequest;
import health.mizan.web.Versions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists of prices. A change is a whole list for the days from its first day on. */
@RestController
@RequestMapping(FeeScheduleController.PATH)
class FeeScheduleController {

    static final String PATH = "/api/fee-schedules";

    private final FeeSchedules schedules;
    private final Callers callers;

    FeeScheduleController(FeeSchedules schedules, Callers callers) {
        this.schedules = schedules;
        this.callers = callers;
    }

    /** Fee schedules. */
    @GetMapping
    Page<FeeSchedule> list(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return schedules.list(ListRequest.of(q, null, cursor, limit));
    }

    /** A fee schedule as it holds on a day. */
    @GetMapping("/{id}")
    ResponseEntity<FeeSchedule> one(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable LocalDate on,
            @RequestParam(required = false) @Nullable Instant asOf) {
        AsOf wanted = new AsOf(on, asOf);
        return SavedAnswers.found(present(id, wanted), wanted.isLatest());
    }

    /** The prices of a fee schedule on a day. */
    @GetMapping("/{id}/prices")
    Page<SchedulePrice> prices(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable LocalDate on,
            @RequestParam(required = false) @Nullable Instant asOf,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return schedules.prices(present(id, new AsOf(on, asOf)), PageRequest.of(cursor, limit));
    }

    /** The versions of a fee schedule, by the day from which each holds. */
    @GetMapping("/{id}/versions")
    List<EffectiveStamp> versions(@PathVariable UUID id) {
        return schedules.versions(present(id, AsOf.LATEST).id());
    }

    /** Adds a fee schedule. */
    @PostMapping
    ResponseEntity<FeeSchedule> create(@RequestBody FeeScheduleDraft draft) {
        return SavedAnswers.of(
                schedules.save(draft, Change.creating(callers.current().subject())), PATH);
    }

    /** Changes a fee schedule from a day on; what held before is kept. */
    @PutMapping("/{id}")
    ResponseEntity<FeeSchedule> change(
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody FeeScheduleDraft draft) {
        SavedAnswers.requireSame("code", present(id, AsOf.LATEST).code(), draft.code());
        Change change = Change.ofVersion(callers.current().subject(), Versions.required(ifMatch));
        return SavedAnswers.of(schedules.save(draft, change), PATH);
    }

    private FeeSchedule present(UUID id, AsOf asOf) {
        return schedules.find(new ScheduleId(id), asOf).orElseThrow(SavedAnswers::nothingThere);
    }
}
