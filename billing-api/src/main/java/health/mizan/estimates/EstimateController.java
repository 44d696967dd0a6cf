package health.mizan.estimates;

import health.mizan.access.Callers;
import health.mizan.cases.CaseId;
import health.mizan.estimates.Estimate.Language;
import health.mizan.masterdata.Checks;
import health.mizan.masterdata.Saved;
import health.mizan.masterdata.SavedAnswers;
import health.mizan.reckoning.Comparison;
import health.mizan.web.ProblemException;
import health.mizan.web.ProblemType;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class EstimateController {

    private static final String ESTIMATES = "/api/estimates";

    private final Estimates estimates;
    private final Comparisons comparisons;
    private final Callers callers;

    EstimateController(Estimates estimates, Comparisons comparisons, Callers callers) {
        this.estimates = estimates;
        this.comparisons = comparisons;
        this.callers = callers;
    }

    /** Of which visit. */
    record Wanted(@Nullable CaseId financialCase) {}

    /** @param language in which the patient read it: en or ar */
    record Agreement(@Nullable String language) {}

    /** 201 with a new estimate; 200 with the last one if it would say the same. */
    @PostMapping(ESTIMATES)
    ResponseEntity<EstimateView> make(@RequestBody Wanted wanted) {
        Checks checks = new Checks();
        checks.require(wanted.financialCase() != null, "financialCase", "is required");
        SavedAnswers.requireSound(checks);
        return estimates
                .make(callers.current(), Objects.requireNonNull(wanted.financialCase()))
                .map(EstimateController::answer)
                .orElseThrow(SavedAnswers::nothingThere);
    }

    /** An estimate with its lines, rule by rule. */
    @GetMapping(ESTIMATES + "/{id}")
    ResponseEntity<EstimateView> read(@PathVariable UUID id) {
        return estimates
                .find(callers.current(), new EstimateId(id))
                .map(EstimateView::of)
                .map(SavedAnswers::found)
                .orElseThrow(SavedAnswers::nothingThere);
    }

    /** The latest. */
    @GetMapping("/api/cases/{id}/estimate")
    ResponseEntity<EstimateView> latest(@PathVariable UUID id) {
        return estimates
                .latest(callers.current(), new CaseId(id))
                .map(EstimateView::of)
                .map(SavedAnswers::found)
                .orElseThrow(SavedAnswers::nothingThere);
    }

    /** The patient agrees to the hold. */
    @PostMapping(ESTIMATES + "/{id}/acceptance")
    ResponseEntity<EstimateView> accept(@PathVariable UUID id, @RequestBody Agreement agreement) {
        Checks checks = new Checks();
        Language language = checks.oneOf("language", agreement.language(), Language.class);
        SavedAnswers.requireSound(checks);
        return estimates
                .accept(callers.current(), new EstimateId(id), language)
                .map(EstimateController::answer)
                .orElseThrow(SavedAnswers::nothingThere);
    }

    /** Beside what the payer decided. */
    @GetMapping(ESTIMATES + "/{id}/comparison")
    Comparison compare(@PathVariable UUID id) {
        return comparisons
                .of(callers.current(), new EstimateId(id))
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND, "there is no such estimate, or the payer has not decided yet"));
    }

    private static ResponseEntity<EstimateView> answer(Saved<Estimate> saved) {
        return SavedAnswers.of(saved.map(EstimateView::of), ESTIMATES);
    }
}
