package health.mizan.claimdesk;

import health.mizan.access.Callers;
import health.mizan.claims.Claim;
import health.mizan.claims.ClaimId;
import health.mizan.claims.Claims;
import health.mizan.followups.FollowUps;
import health.mizan.followups.FollowUps.Asking;
import health.mizan.followups.FollowUps.Settling;
import health.mizan.followups.Question;
import health.mizan.masterdata.Checks;
import health.mizan.masterdata.Codes;
import health.mizan.masterdata.SavedAnswers;
import health.mizan.remarks.RemarkWords;
import health.mizan.submissions.Hearing.Ruling;
import health.mizan.web.ProblemException;
import health.mizan.web.ProblemType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the office does about a claim that lies with the payer. */
@RestController
@RequestMapping("/api/claims/{id}")
class FollowUpController {

    private final FollowUps followUps;
    private final Claims claims;
    private final Callers callers;

    FollowUpController(FollowUps followUps, Claims claims, Callers callers) {
        this.followUps = followUps;
        this.claims = claims;
        this.callers = callers;
    }

    /** What a person may say of an answer; that it was overtaken is not theirs to say. */
    enum Wish {
        ACCEPTED,
        DISMISSED
    }

    /**
     * What a person makes of an answer that does not fit what was asked.
     *
     * @param ruling accepted: it counts as the payer says; dismissed: it counts for nothing, and the payer is asked again
     * @param reason why, without anything about health; may be left out of a dismissal
     */
    record RulingDraft(@Nullable String ruling, @Nullable String reason) {

        Sound checked() {
            Checks checks = new Checks();
            Wish wish = checks.oneOf("ruling", ruling, Wish.class);
            String why = wish == Wish.DISMISSED
                    ? checks.optionalText("reason", reason, 500)
                    : checks.text("reason", reason, 500);
            SavedAnswers.requireSound(checks);
            return new Sound(wish == Wish.DISMISSED ? Ruling.DISMISSED : Ruling.ACCEPTED, why);
        }
    }

    private record Sound(Ruling ruling, @Nullable String reason) {}

    /** Asks the payer where the claim stands; while a question is open, there is no other. */
    @PostMapping("/questions")
    ResponseEntity<Question> ask(@PathVariable UUID id) {
        Asking asking = followUps.ask(callers.current(), new ClaimId(id)).orElseThrow(SavedAnswers::nothingThere);
        return switch (asking) {
            case Asking.Done(Question question) ->
                ResponseEntity.status(HttpStatus.ACCEPTED).body(question);
            case Asking.NotThere(Claim now) ->
                throw new ProblemException(
                        ProblemType.CONFLICT,
                        "a payer is asked about what it has; this claim is " + Codes.code(now.state()));
        };
    }

    /** Rules on an answer that does not fit what was asked. The same ruling again changes nothing. */
    @PostMapping("/answers/{answer}/ruling")
    ClaimView.Whole rule(@PathVariable UUID id, @PathVariable UUID answer, @RequestBody RulingDraft draft) {
        Sound sound = draft.checked();
        Settling settling = followUps
                .rule(callers.current(), new ClaimId(id), answer, sound.ruling(), sound.reason())
                .orElseThrow(SavedAnswers::nothingThere);
        return switch (settling) {
            case Settling.Done(Claim now) -> ClaimView.Whole.of(now, claims, followUps);
            case Settling.NotFromHere(String why) -> throw new ProblemException(ProblemType.CONFLICT, why);
            case Settling.Unsound(var faults) ->
                throw new ProblemException(
                        ProblemType.CONFLICT,
                        "nobody can take this answer as it stands: "
                                + RemarkWords.of(faults).en());
        };
    }
}
