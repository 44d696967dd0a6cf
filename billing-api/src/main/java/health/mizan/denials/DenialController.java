package health.mizan.denials;

import health.mizan.access.Caller;
import health.mizan.access.Callers;
import health.mizan.denials.Denials.Choice;
import health.mizan.denials.Denials.Deciding;
import health.mizan.idempotency.IdempotentRequest;
import health.mizan.idempotency.IdempotentRequests;
import health.mizan.masterdata.Checks;
import health.mizan.masterdata.Codes;
import health.mizan.masterdata.Required;
import health.mizan.masterdata.SavedAnswers;
import health.mizan.web.Page;
import health.mizan.web.PageRequest;
import health.mizan.web.ProblemException;
import health.mizan.web.ProblemType;
import health.mizan.web.Versions;
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

/** The work list of denied lines. */
@RestController
@RequestMapping("/api/denials")
class DenialController {

    private final Denials denials;
    private final Callers callers;
    private final IdempotentRequests requests;

    DenialController(Denials denials, Callers callers, IdempotentRequests requests) {
        this.denials = denials;
        this.callers = callers;
        this.requests = requests;
    }

    /** What can be done about a denied line. */
    enum Action {
        APPEAL,
        RESUBMIT,
        WRITE_OFF,
        BILL_PATIENT
    }

    /**
     * What to do about a denied line.
     *
     * @param action  appeal, resubmit, write-off or bill-patient
     * @param ground  not-collectable, charity or small-balance; for a write-off
     * @param consent whether the patient has agreed to pay; for bill-patient
     * @param note    why, without anything about health
     */
    record DecisionDraft(
            @Required @Nullable String action,
            @Nullable String ground,
            @Nullable Boolean consent,
            @Nullable String note) {

        Choice checked() {
            Checks checks = new Checks();
            Action wanted = checks.oneOf("action", action, Action.class);
            String words = checks.optionalText("note", note, 500);
            Denial.Ground why = wanted == Action.WRITE_OFF
                    ? checks.oneOf("ground", ground, Denial.Ground.class)
                    : Denial.Ground.NOT_COLLECTABLE;
            SavedAnswers.requireSound(checks);
            return switch (wanted) {
                case APPEAL -> new Choice.Appeal(words);
                case RESUBMIT -> new Choice.Resubmit(words);
                case WRITE_OFF -> new Choice.WriteOff(why, words);
                case BILL_PATIENT -> new Choice.BillPatient(Boolean.TRUE.equals(consent), words);
            };
        }
    }

    /** What payers denied, and what is to be decided or was. */
    @GetMapping
    Page<Denial> list(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String payer,
            @RequestParam(required = false) @Nullable UUID claim,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        Checks checks = new Checks();
        DenialState wanted = state == null ? null : checks.oneOf("state", state, DenialState.class);
        SavedAnswers.requireSound(checks);
        return denials.list(callers.current(), new Denials.Filter(wanted, payer, claim), PageRequest.of(cursor, limit));
    }

    /** A denied amount, with the payer's reason and the ways out of it. */
    @GetMapping("/{id}")
    ResponseEntity<Denial> read(@PathVariable UUID id) {
        return answer(denials.find(callers.current(), new DenialId(id)).orElseThrow(SavedAnswers::nothingThere));
    }

    /** Decides what becomes of a denied amount: asked again, the patient's, or written off. */
    @PostMapping("/{id}/decision")
    ResponseEntity<Denial> decide(@PathVariable UUID id, IdempotentRequest request, @RequestBody DecisionDraft draft) {
        Choice choice = draft.checked();
        Caller caller = callers.current();
        return requests.once(
                request,
                draft,
                () -> answer(denials.decide(caller, new DenialId(id), choice).orElseThrow(SavedAnswers::nothingThere)));
    }

    private static ResponseEntity<Denial> answer(Deciding deciding) {
        return switch (deciding) {
            case Deciding.Done(Denial now) -> answer(now);
            case Deciding.NotFromHere(Denial now) ->
                throw new ProblemException(
                        ProblemType.CONFLICT, "this cannot be done about a denial that is " + Codes.code(now.state()));
            case Deciding.NotThePatients refused ->
                throw new ProblemException(
                        ProblemType.CONFLICT,
                        "the payer does not hold the patient liable: the patient must agree first");
            case Deciding.NotApproved refused ->
                throw new ProblemException(ProblemType.NOT_ALLOWED, "only finance approves a write-off");
        };
    }

    private static ResponseEntity<Denial> answer(Denial denial) {
        return ResponseEntity.ok().eTag(Versions.etag(denial.version())).body(denial);
    }
}
