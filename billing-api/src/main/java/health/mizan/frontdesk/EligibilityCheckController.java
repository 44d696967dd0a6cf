package health.mizan.frontdesk;

import health.mizan.access.Caller;
import health.mizan.access.Callers;
import health.mizan.cases.CaseId;
import health.mizan.eligibility.EligibilityCheck;
import health.mizan.eligibility.EligibilityCheckId;
import health.mizan.eligibility.EligibilityChecks;
import health.mizan.masterdata.SavedAnswers;
import health.mizan.parties.PatientId;
import health.mizan.web.Page;
import health.mizan.web.PageRequest;
import health.mizan.web.ProblemException;
import health.mizan.web.ProblemType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/eligibility-checks")
class EligibilityCheckController {

    private final EligibilityChecks checks;
    private final CoverQuestions questions;
    private final CoverAnswers answers;
    private final Callers callers;

    EligibilityCheckController(
            EligibilityChecks checks, CoverQuestions questions, CoverAnswers answers, Callers callers) {
        this.checks = checks;
        this.questions = questions;
        this.answers = answers;
        this.callers = callers;
    }

    /** 201 with a check that was made; 200 with the one that is running, or that was answered today. */
    @PostMapping
    ResponseEntity<EligibilityCheckView> ask(@RequestBody EligibilityDraft draft) {
        return questions
                .ask(callers.current(), draft)
                .map(saved -> SavedAnswers.of(saved.map(answers::show), "/api/eligibility-checks"))
                .orElseThrow(SavedAnswers::nothingThere);
    }

    /** A question to an insurer, and the answer as far as there is one. */
    @GetMapping("/{id}")
    ResponseEntity<EligibilityCheckView> read(@PathVariable UUID id) {
        return checks.find(callers.current(), new EligibilityCheckId(id))
                .map(answers::show)
                .map(SavedAnswers::found)
                .orElseThrow(SavedAnswers::nothingThere);
    }

    /** Newest first, of a patient or of a visit. */
    @GetMapping
    Page<EligibilityCheckView> list(
            @RequestParam(required = false) @Nullable UUID patient,
            @RequestParam(name = "case", required = false) @Nullable UUID financialCase,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        Caller caller = callers.current();
        PageRequest page = PageRequest.of(cursor, limit);
        if (financialCase != null) {
            return shown(checks.of(caller, new CaseId(financialCase), page));
        }
        if (patient != null) {
            return shown(checks.of(caller, new PatientId(patient), page));
        }
        throw new ProblemException(ProblemType.INVALID_VALUE, "name the patient or the case");
    }

    private Page<EligibilityCheckView> shown(Page<EligibilityCheck> page) {
        return page.map(answers::show);
    }
}
