package health.mizan.estimates;

import health.mizan.access.Caller;
import health.mizan.adjudications.Verdict;
import health.mizan.cases.CaseId;
import health.mizan.claims.Claim;
import health.mizan.claims.Claims;
import health.mizan.reckoning.Comparison;
import health.mizan.reckoning.Comparison.Decided;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** What was estimated beside what the payer decided. Empty until it has. */
@Service
public class Comparisons {

    private final Estimates estimates;
    private final Claims claims;

    Comparisons(Estimates estimates, Claims claims) {
        this.estimates = estimates;
        this.claims = claims;
    }

    /** Empty too if the caller cannot see the estimate. */
    public Optional<Comparison> of(Caller caller, EstimateId id) {
        return estimates.find(caller, id).flatMap(this::compared);
    }

    /** For Mizan itself: by the estimate that the patient has agreed to, or else the latest. */
    public Optional<Comparison> of(CaseId id) {
        return estimates.inForce(id).flatMap(this::compared);
    }

    private Optional<Comparison> compared(Estimate estimate) {
        return claims.ofCase(estimate.financialCase())
                .map(claim -> decisions(claims.lines(claim.id())))
                .filter(decisions -> !decisions.isEmpty())
                .map(decisions -> Comparison.of(estimate.figures(), decisions));
    }

    private static List<Decided> decisions(List<Claim.Line> lines) {
        return lines.stream().flatMap(line -> decision(line).stream()).toList();
    }

    private static Optional<Decided> decision(Claim.Line line) {
        return Stream.ofNullable(line.decided())
                .map(outcome -> new Decided(
                        line.charge().toString(),
                        line.code(),
                        outcome.verdict() == Verdict.DENIED,
                        outcome.allowed(),
                        outcome.patient(),
                        outcome.reason()))
                .findFirst();
    }
}
