package health.mizan.pricing;

import health.mizan.access.Callers;
import health.mizan.masterdata.Checks;
import health.mizan.masterdata.SavedAnswers;
import health.mizan.pricing.PriceException.Resolution;
import health.mizan.pricing.PriceExceptions.Resolving;
import health.mizan.web.Page;
import health.mizan.web.PageRequest;
import health.mizan.web.ProblemException;
import health.mizan.web.ProblemType;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The work list of missing prices. */
@RestController
@RequestMapping("/api/price-exceptions")
class PriceExceptionController {

    private final PriceExceptions exceptions;
    private final Callers callers;

    PriceExceptionController(PriceExceptions exceptions, Callers callers) {
        this.exceptions = exceptions;
        this.callers = callers;
    }

    /**
     * How an exception shall end.
     *
     * @param resolution priced, once there is a price, or dismissed
     * @param note       required to dismiss
     */
    record ResolutionDraft(
            @Nullable String resolution, @Nullable String note) {}

    /** Services that were needed without having a price. */
    @GetMapping
    Page<PriceException> list(
            @RequestParam(required = false) @Nullable Boolean open,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return exceptions.list(open, PageRequest.of(cursor, limit), callers.current());
    }

    /** A service that was needed without having a price. */
    @GetMapping("/{id}")
    PriceException one(@PathVariable UUID id) {
        return exceptions.find(id, callers.current()).orElseThrow(SavedAnswers::nothingThere);
    }

    /** Notes how a missing price was resolved. */
    @PostMapping("/{id}/resolution")
    PriceException resolve(@PathVariable UUID id, @RequestBody ResolutionDraft draft) {
        Checks checks = new Checks();
        Resolution resolution = checks.oneOf("resolution", draft.resolution(), Resolution.class);
        String note = checks.optionalText("note", draft.note(), 500);
        checks.require(
                checks.failed() || resolution != Resolution.DISMISSED || note != null,
                "note",
                "says why the service needs no price");
        SavedAnswers.requireSound(checks);
        Resolving resolving =
                exceptions.resolve(id, resolution, note, callers.current()).orElseThrow(SavedAnswers::nothingThere);
        return switch (resolving) {
            case Resolving.Done(PriceException now) -> now;
            case Resolving.AlreadyResolved resolved ->
                throw new ProblemException(ProblemType.CONFLICT, "it was resolved before");
            case Resolving.StillMissing missing ->
                throw new ProblemException(
                        ProblemType.CONFLICT,
                        "there is still no price on " + missing.on(),
                        Map.of("on", missing.on().toString(), "reason", missing.reason()));
        };
    }
}
