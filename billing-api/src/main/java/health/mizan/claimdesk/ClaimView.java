package health.mizan.claimdesk;

import health.mizan.billchecks.ClaimScrubber.Finding;
import health.mizan.cases.CaseId;
import health.mizan.claims.Claim;
import health.mizan.claims.ClaimId;
import health.mizan.claims.ClaimState;
import health.mizan.claims.Claims;
import health.mizan.coverage.CoverageId;
import health.mizan.encounters.EncounterId;
import health.mizan.explanations.Sentence;
import health.mizan.followups.FollowUps;
import health.mizan.followups.Question;
import health.mizan.parties.PatientId;
import health.mizan.remarks.RemarkWords;
import health.mizan.submissions.Submission;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A claim as the API shows it.
 *
 * @param problem what makes its answer doubtful, what keeps it from going out, or that more was performed than a decided
 *                one states; null if nothing of that
 */
record ClaimView(
        ClaimId id,
        long version,
        CaseId financialCase,
        EncounterId encounter,
        PatientId patient,
        CoverageId coverage,
        String payer,
        String facility,
        ClaimState state,
        LocalDate servedOn,
        LocalDate fileBy,
        @Nullable Sentence problem,
        Instant createdAt) {

    /** With all that belongs to it. */
    record Whole(
            ClaimView claim,
            List<Claim.Line> lines,
            List<Finding> findings,
            List<Sent> submissions,
            List<AnswerView> answers,
            List<Question> questions) {

        static Whole of(Claim claim, Claims claims, FollowUps followUps) {
            return new Whole(
                    ClaimView.of(claim),
                    claims.lines(claim.id()),
                    claims.findings(claim.id()),
                    claims.submissions(claim.id()).stream().map(Sent::of).toList(),
                    claims.hearings(claim.id()).stream().map(AnswerView::of).toList(),
                    followUps.questions(claim.id()));
        }
    }

    /** @param id also what the payer knows it by */
    record Sent(UUID id, int number, @Nullable UUID prior, Instant createdAt) {

        static Sent of(Submission submission) {
            return new Sent(submission.id(), submission.number(), submission.prior(), submission.createdAt());
        }
    }

    static ClaimView of(Claim claim) {
        return new ClaimView(
                claim.id(),
                claim.version(),
                claim.financialCase(),
                claim.encounter(),
                claim.patient(),
                claim.coverage(),
                claim.payerCode(),
                claim.site(),
                claim.state(),
                claim.servedOn(),
                claim.fileBy(),
                claim.problems().isEmpty() ? null : RemarkWords.of(claim.problems()),
                claim.createdAt());
    }
}
