package health.mizan.holding;

import health.mizan.access.Caller;
import health.mizan.cases.Case;
import health.mizan.cases.CaseId;
import health.mizan.cases.CaseState;
import health.mizan.cases.Cases;
import health.mizan.estimates.Estimate;
import health.mizan.estimates.Estimates;
import health.mizan.money.Money;
import health.mizan.payments.Debt;
import health.mizan.payments.DebtDirectory;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells payments what a visit may be held for. Without an estimate there is nothing to hold; without consent, zero. */
@Component
class CaseDebts implements DebtDirectory {

    private final Cases cases;
    private final Estimates estimates;
    private final Secured secured;

    CaseDebts(Cases cases, Estimates estimates, Secured secured) {
        this.cases = cases;
        this.estimates = estimates;
        this.secured = secured;
    }

    @Override
    public Debt.Kind kind() {
        return Debt.Kind.CASE;
    }

    @Override
    public Optional<Owed> find(Caller caller, UUID id) {
        return cases.find(caller, new CaseId(id)).flatMap(visit -> estimates
                .inForce(visit.id())
                .map(estimate -> new Owed(visit.patient(), visit.facility(), most(visit, estimate))));
    }

    private Money most(Case visit, Estimate inForce) {
        Estimate.Consent consent = inForce.consent();
        Money nothing = Money.zero(inForce.figures().expected().currency());
        if (consent == null || visit.state() == CaseState.CANCELLED) {
            return nothing;
        }
        UUID id = visit.id().value();
        return consent.upTo()
                .minus(secured.kept(new Debt(Debt.Kind.CASE, id), nothing))
                .minus(secured.keptOrComing(new Debt(Debt.Kind.DEPOSIT, id), nothing))
                .max(nothing);
    }
}
