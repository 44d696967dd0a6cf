package health.mizan.claimdesk;

import health.mizan.access.Callers;
import health.mizan.billchecks.ClaimScrubber.Finding;
import health.mizan.claims.Claim;
import health.mizan.claims.ClaimId;
import health.mizan.claims.ClaimState;
import health.mizan.claims.Claims;
import health.mizan.claims.Claims.Submitting;
import health.mizan.followups.FollowUps;
import health.mizan.masterdata.Checks;
import health.mizan.masterdata.Codes;
import health.mizan.masterdata.SavedAnswers;
import health.mizan.web.Page;
import health.mizan.web.PageRequest;
import health.mizan.web.ProblemException;
import health.mizan.web.ProblemType;
import health.mizan.web.Versions;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/claims")
class ClaimController {

    private final Claims claims;
    private final FollowUps followUps;
    private final Callers callers;

    ClaimController(Claims claims, FollowUps followUps, Callers callers) {
        this.claims = claims;
        this.followUps = followUps;
        this.callers = callers;
    }

    /** @param mayGo whether the claim may be submitted now */
    record CheckView(ClaimView claim, boolean mayGo, List<Finding> findings) {}

    /** @param submission what the payer will know it by */
    record SubmissionView(ClaimView claim, UUID submission) {}

    /** Claims in sight, oldest first. */
    @GetMapping
    Page<ClaimView> list(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String payer,
            @RequestParam(required = false) @Nullable UUID patient,
            @RequestParam(name = "case", required = false) @Nullable UUID financialCase,
            @RequestParam(required = false) @Nullable Boolean problem,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        Checks checks = new Checks();
        ClaimState wanted = state == null ? null : checks.oneOf("state", state, ClaimState.class);
        SavedAnswers.requireSound(checks);
        return claims.list(
                        callers.current(),
                        new Claims.Filter(wanted, payer, patient, financialCase, problem),
                        PageRequest.of(cursor, limit))
                .map(ClaimView::of);
    }

    /** A claim with its lines, its findings, what was sent and what the payer decided. */
    @GetMapping("/{id}")
    ResponseEntity<ClaimView.Whole> read(@PathVariable UUID id) {
        Claim claim = claims.find(callers.current(), new ClaimId(id)).orElseThrow(SavedAnswers::nothingThere);
        return ResponseEntity.ok()
                .eTag(Versions.etag(claim.version()))
                .body(ClaimView.Whole.of(claim, claims, followUps));
    }

    /** Builds the claim anew from its case and holds it against the rules. */
    @PostMapping("/{id}/check")
    CheckView check(@PathVariable UUID id) {
        Claims.Checked checked =
                claims.recheck(callers.current(), new ClaimId(id)).orElseThrow(SavedAnswers::nothingThere);
        return new CheckView(ClaimView.of(checked.claim()), checked.mayGo(), checked.findings());
    }

    /** Sends a claim that was mended or held back. */
    @PostMapping("/{id}/submission")
    ResponseEntity<SubmissionView> submit(@PathVariable UUID id) {
        Submitting submitting =
                claims.submit(callers.current(), new ClaimId(id)).orElseThrow(SavedAnswers::nothingThere);
        return switch (submitting) {
            case Submitting.Done(Claim now, UUID submission) ->
                ResponseEntity.status(HttpStatus.ACCEPTED).body(new SubmissionView(ClaimView.of(now), submission));
            case Submitting.NotFromHere(Claim now) ->
                throw new ProblemException(
                        ProblemType.CONFLICT,
                        "only a ready claim is submitted; this one is " + Codes.code(now.state()));
        };
    }

    /** Sends a decided claim once more, with what was performed since, in place of the earlier submission. */
    @PostMapping("/{id}/replacement")
    ResponseEntity<ClaimView> replace(@PathVariable UUID id) {
        ClaimId claim = new ClaimId(id);
        boolean restated = claims.restate(callers.current(), claim).orElseThrow(SavedAnswers::nothingThere);
        if (!restated) {
            throw new ProblemException(
                    ProblemType.CONFLICT,
                    "replaced is a claim that the payer has decided on, and whose visit has services that it does not state");
        }
        return ResponseEntity.status(HttpStatus.ACCEPTED).body(ClaimView.of(claims.require(claim)));
    }

    /** Withdraws a claim; its charges can be claimed again. */
    @PostMapping("/{id}/cancellation")
    ClaimView cancel(@PathVariable UUID id) {
        ClaimId claim = new ClaimId(id);
        boolean cancelled = claims.cancel(callers.current(), claim).orElseThrow(SavedAnswers::nothingThere);
        if (!cancelled) {
            throw new ProblemException(
                    ProblemType.CONFLICT,
                    "the payer has the claim, or has decided on it: it is not called off any more");
        }
        return ClaimView.of(claims.require(claim));
    }
}
