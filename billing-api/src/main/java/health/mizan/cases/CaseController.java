package health.mizan.cases;

import health.mizan.access.Caller;
import health.mizan.access.Callers;
import health.mizan.cases.Cases.Moving;
import health.mizan.coverage.CoverageId;
import health.mizan.masterdata.Change;
import health.mizan.masterdata.Checks;
import health.mizan.masterdata.Saved;
import health.mizan.masterdata.SavedAnswers;
import health.mizan.web.Page;
import health.mizan.web.PageRequest;
import health.mizan.web.ProblemException;
import health.mizan.web.ProblemType;
import health.mizan.web.Versions;
import java.time.LocalDate;
import java.util.Map;
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

/** Cases are opened at {@code POST /api/cases}, which is the walk-ins' door: it needs charges, which cases do not know. */
@RestController
@RequestMapping("/api/cases")
class CaseController {

    private final Cases cases;
    private final Callers callers;

    CaseController(Cases cases, Callers callers) {
        this.cases = cases;
        this.callers = callers;
    }

    /**
     * Who pays: one of the two.
     *
     * @param coverage our id of one of the patient's covers
     * @param selfPay  true for a patient who pays alone
     */
    record Payer(@Nullable UUID coverage, @Nullable Boolean selfPay) {}

    /** @param reason patient-asked, no-show, clinic-asked, duplicate or encounter-cancelled */
    record Cancellation(@Nullable String reason) {}

    /** Cases in sight, oldest first. */
    @GetMapping
    Page<CaseView> list(
            @RequestParam(required = false) @Nullable UUID patient,
            @RequestParam(required = false) @Nullable String facility,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable LocalDate date,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        Checks checks = new Checks();
        CaseState wanted = state == null ? null : checks.oneOf("state", state, CaseState.class);
        SavedAnswers.requireSound(checks);
        Caller caller = callers.current();
        return cases.list(caller, new Cases.Filter(patient, facility, wanted, date), PageRequest.of(cursor, limit))
                .map(row -> view(caller, row));
    }

    /** A case: the financial side of one encounter. */
    @GetMapping("/{id}")
    ResponseEntity<CaseView> read(@PathVariable UUID id) {
        Caller caller = callers.current();
        return cases.find(caller, new CaseId(id))
                .map(row -> answer(caller, row))
                .orElseThrow(SavedAnswers::nothingThere);
    }

    /** Chooses the coverage that pays for the case, or none: the patient pays. */
    @PutMapping("/{id}/coverage")
    ResponseEntity<CaseView> useCoverage(
            @PathVariable UUID id,
            @RequestBody Payer payer,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        Caller caller = callers.current();
        Change change = Change.ofVersion(caller.subject(), Versions.required(ifMatch));
        Checks checks = new Checks();
        checks.require(
                (payer.coverage() == null) == Boolean.TRUE.equals(payer.selfPay()),
                "coverage",
                "is given, or else selfPay is true");
        SavedAnswers.requireSound(checks);
        CoverageId coverage = payer.coverage() == null ? null : new CoverageId(payer.coverage());
        Saved<Case> saved =
                cases.useCoverage(caller, new CaseId(id), coverage, change).orElseThrow(SavedAnswers::nothingThere);
        Case now = SavedAnswers.of(saved, "/api/cases").getBody();
        return now == null ? ResponseEntity.noContent().build() : answer(caller, now);
    }

    /** Confirms that the service was given: charges are bound, the claim or the invoice follows. */
    @PostMapping("/{id}/confirmation")
    ResponseEntity<CaseView> confirm(@PathVariable UUID id) {
        Caller caller = callers.current();
        return moved(
                caller,
                cases.confirmService(caller, new CaseId(id)).orElseThrow(SavedAnswers::nothingThere),
                "the service cannot be confirmed before the obstacles are mended");
    }

    /** Calls a case off before the service was given: what is held for it is released. */
    @PostMapping("/{id}/cancellation")
    ResponseEntity<CaseView> cancel(@PathVariable UUID id, @RequestBody Cancellation cancellation) {
        Checks checks = new Checks();
        Case.Reason reason = checks.oneOf("reason", cancellation.reason(), Case.Reason.class);
        SavedAnswers.requireSound(checks);
        Caller caller = callers.current();
        return moved(
                caller,
                cases.cancel(caller, new CaseId(id), reason).orElseThrow(SavedAnswers::nothingThere),
                "the visit cannot be called off before the obstacles are mended");
    }

    private static ResponseEntity<CaseView> moved(Caller caller, Moving moving, String blocked) {
        return switch (moving) {
            case Moving.Done(Case now) -> answer(caller, now);
            case Moving.Already(Case now) -> answer(caller, now);
            case Moving.Blocked block ->
                throw new ProblemException(ProblemType.CONFLICT, blocked, Map.of("obstacles", block.obstacles()));
            case Moving.NotFromHere(Case now) ->
                throw new ProblemException(
                        ProblemType.CONFLICT,
                        now.state() == CaseState.CONFIRMED
                                ? "the service was confirmed: its bill is corrected by credit"
                                : "the visit was called off: open another one");
        };
    }

    private static ResponseEntity<CaseView> answer(Caller caller, Case now) {
        return ResponseEntity.ok().eTag(Versions.etag(now.version())).body(view(caller, now));
    }

    private static CaseView view(Caller caller, Case row) {
        return Cases.blind(caller) ? CaseView.withoutPatient(row) : CaseView.of(row);
    }
}
