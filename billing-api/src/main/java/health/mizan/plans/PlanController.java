package health.mizan.plans;

import health.mizan.access.Callers;
import health.mizan.history.AsOf;
import health.mizan.history.EffectiveStamp;
import health.mizan.masterdata.Change;
import health.mizan.masterdata.ListRequest;
import health.mizan.masterdata.Recorded;
import health.mizan.masterdata.SavedAnswers;
import health.mizan.parties.PayerId;
import health.mizan.web.Page;
import health.mizan.web.Versions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
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

/** The payers' plans. A change speaks for the days from the draft's first day on. */
@RestController
@RequestMapping(PlanController.PATH)
class PlanController {

    static final String PATH = "/api/plans";

    private final Plans plans;
    private final Callers callers;

    PlanController(Plans plans, Callers callers) {
        this.plans = plans;
        this.callers = callers;
    }

    /** A plan with its rules in the shape in which drafts give them. */
    record PlanJson(
            PlanId id,
            PayerId payerId,
            String payer,
            String code,
            String nameEn,
            String nameAr,
            String network,
            Currency currency,
            LocalDate effectiveFrom,
            @Nullable LocalDate effectiveTo,
            List<RuleDraft> rules,
            long version,
            String changedBy,
            Instant changedAt,
            Instant createdAt)
            implements Recorded {

        static PlanJson of(Plan plan) {
            return new PlanJson(
                    plan.id(),
                    plan.payerId(),
                    plan.payer(),
                    plan.code(),
                    plan.nameEn(),
                    plan.nameAr(),
                    plan.network(),
                    plan.currency(),
                    plan.effectiveFrom(),
                    plan.effectiveTo(),
                    plan.rules().stream().map(RuleDraft::of).toList(),
                    plan.version(),
                    plan.changedBy(),
                    plan.changedAt(),
                    plan.createdAt());
        }
    }

    /** Insurance plans, as they hold on a day. */
    @GetMapping
    Page<PlanJson> list(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String payer,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return plans.list(ListRequest.of(q, null, cursor, limit), payer).map(PlanJson::of);
    }

    /** An insurance plan with its cost-sharing rules, as it holds on a day. */
    @GetMapping("/{id}")
    ResponseEntity<PlanJson> one(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable LocalDate on,
            @RequestParam(required = false) @Nullable Instant asOf) {
        return SavedAnswers.found(PlanJson.of(present(id, new AsOf(on, asOf))), new AsOf(on, asOf).isLatest());
    }

    /** The versions of a plan, by the day from which each holds. */
    @GetMapping("/{id}/versions")
    List<EffectiveStamp> versions(@PathVariable UUID id) {
        return plans.versions(present(id, AsOf.LATEST).id());
    }

    /** Adds a plan. */
    @PostMapping
    ResponseEntity<PlanJson> create(@RequestBody PlanDraft draft) {
        return SavedAnswers.of(
                plans.save(draft, Change.creating(callers.current().subject())).map(PlanJson::of), PATH);
    }

    /** Changes a plan from a day on; what held before is kept. */
    @PutMapping("/{id}")
    ResponseEntity<PlanJson> change(
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody PlanDraft draft) {
        Plan present = present(id, AsOf.LATEST);
        SavedAnswers.requireSame("payer", present.payer(), draft.payer());
        SavedAnswers.requireSame("code", present.code(), draft.code());
        Change change = Change.ofVersion(callers.current().subject(), Versions.required(ifMatch));
        return SavedAnswers.of(plans.save(draft, change).map(PlanJson::of), PATH);
    }

    private Plan present(UUID id, AsOf asOf) {
        return plans.find(new PlanId(id), asOf).orElseThrow(SavedAnswers::nothingThere);
    }
}
