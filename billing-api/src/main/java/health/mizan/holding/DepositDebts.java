package health.mizan.holding;

import health.mizan.access.Caller;
import health.mizan.cases.Case;
import health.mizan.cases.CaseId;
import health.mizan.cases.CaseState;
import health.mizan.cases.Cases;
import health.mizan.charges.Charges;
import health.mizan.estimates.Estimate;
import health.mizan.estimates.Estimates;
import health.mizan.money.Money;
import health.mizan.payments.Debt;
import health.mizan.payments.DebtDirectory;
import health.mizan.pricing.Price;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Tells payments what a patient may pay for a visit before it. The deposit bears the case's id. At most what the estimate
 * says the visit can cost the patient, or without one what its services cost; once the visit has taken place there is a
 * bill to pay instead.
 */
@Component
class DepositDebts implements DebtDirectory {

    private final Cases cases;
    private final Estimates estimates;
    private final Charges charges;
    private final Secured secured;

    DepositDebts(Cases cases, Estimates estimates, Charges charges, Secured secured) {
        this.cases = cases;
        this.estimates = estimates;
        this.charges = charges;
        this.secured = secured;
    }

    @Override
    public Debt.Kind kind() {
        return Debt.Kind.DEPOSIT;
    }

    @Override
    public Optional<Owed> find(Caller caller, UUID id) {
        return cases.find(caller, new CaseId(id)).flatMap(visit -> cost(visit.id())
                .map(cost -> new Owed(visit.patient(), visit.facility(), most(visit, cost))));
    }

    private Money most(Case visit, Money cost) {
        Money nothing = Money.zero(cost.currency());
        if (visit.state() != CaseState.PLANNED) {
            return nothing;
        }
        UUID id = visit.id().value();
        return cost.minus(secured.kept(new Debt(Debt.Kind.DEPOSIT, id), nothing))
                .minus(secured.keptOrComing(new Debt(Debt.Kind.CASE, id), nothing))
                .max(nothing);
    }

    /** Of the visit to the patient, as far as anybody knows; empty while nothing with a price is planned. */
    private Optional<Money> cost(CaseId visit) {
        return estimates.inForce(visit).map(DepositDebts::share).or(() -> charges.ofCase(visit).stream()
                .flatMap(charge -> charge.line().stream())
                .map(Price.Line::contract)
                .reduce(Money::plus));
    }

    private static Money share(Estimate estimate) {
        return estimate.toHold().orElse(Money.zero(estimate.figures().expected().currency()));
    }
}
