package health.mizan.fhir.ours;

import health.mizan.adjudications.Decision;
import health.mizan.claims.Claim;
import health.mizan.claims.ClaimState;
import health.mizan.claims.Claims;
import health.mizan.encounters.Encounters;
import health.mizan.submissions.Hearing;
import health.mizan.submissions.Submission;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** Fetches what belongs to a claim that the caller was shown. */
@Component
class ClaimDrawer {

    private final Claims claims;
    private final Encounters encounters;

    ClaimDrawer(Claims claims, Encounters encounters) {
        this.claims = claims;
        this.encounters = encounters;
    }

    Resource claim(Claim claim) {
        List<Submission> submissions = claims.submissions(claim.id());
        return ClaimMapper.claim(
                claim,
                encounters.require(claim.encounter()).kind(),
                claims.lines(claim.id()),
                submissions,
                submissions.isEmpty()
                        ? Optional.empty()
                        : claims.message(submissions.getLast().id()));
    }

    /** The latest word that counts; empty before the payer has said anything. */
    Optional<Resource> response(Claim claim) {
        if (claim.state() == ClaimState.REJECTED) {
            return latest(claim, Hearing.Kind.REJECTED).map(heard -> ClaimResponseMapper.rejected(claim, heard));
        }
        List<Decision> decisions = claims.decisions(claim.id());
        if (!decisions.isEmpty() && claim.state() != ClaimState.PENDED) {
            return Optional.of(ClaimResponseMapper.decided(claim, decisions.getLast()));
        }
        return latest(claim, Hearing.Kind.PENDED).map(heard -> ClaimResponseMapper.queued(claim, heard));
    }

    private Optional<Hearing> latest(Claim claim, Hearing.Kind kind) {
        return claims.hearings(claim.id()).reversed().stream()
                .filter(heard -> heard.kind() == kind)
                .findFirst();
    }
}
