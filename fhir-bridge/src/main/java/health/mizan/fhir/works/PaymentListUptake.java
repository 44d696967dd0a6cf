package health.mizan.fhir.works;

import health.mizan.claims.ClaimId;
import health.mizan.claims.Claims;
import health.mizan.fhir.arrivals.Arrival;
import health.mizan.fhir.arrivals.Effect;
import health.mizan.fhir.arrivals.Uptake;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.PaymentReconciliation;
import org.springframework.stereotype.Component;

/** A payer's list of what it pays is seen at the sites whose claims are on it. It is of no single patient. */
@Component
class PaymentListUptake implements Uptake {

    private final Claims claims;

    PaymentListUptake(Claims claims) {
        this.claims = claims;
    }

    @Override
    public String type() {
        return "PaymentReconciliation";
    }

    @Override
    public Effect take(Arrival arrival) {
        Set<String> sites = arrival.as(PaymentReconciliation.class).getDetail().stream()
                .flatMap(detail -> arrival.ours(detail.getRequest(), "Claim").stream())
                .map(claim -> claims.require(new ClaimId(claim)).site())
                .collect(Collectors.toSet());
        return new Effect(Optional.empty(), Optional.empty(), sites);
    }
}
