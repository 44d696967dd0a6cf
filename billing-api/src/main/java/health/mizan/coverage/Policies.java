package health.mizan.coverage;

import health.mizan.history.AsOf;
import health.mizan.masterdata.Checks;
import health.mizan.parties.PayerId;
import health.mizan.payers.Payer;
import health.mizan.payers.Payers;
import health.mizan.plans.Plan;
import health.mizan.plans.PlanId;
import health.mizan.plans.Plans;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Finds the payer and plan a draft names by their codes. */
@Component
class Policies {

    private static final UUID NONE = new UUID(0, 0);

    private final Payers payers;
    private final Plans plans;

    Policies(Payers payers, Plans plans) {
        this.payers = payers;
        this.plans = plans;
    }

    Coverage.Policy named(CoverageDraft draft, Checks checks) {
        Optional<Payer> payer = Optional.ofNullable(draft.payer()).flatMap(payers::byCode);
        Optional<Plan> plan = payer.flatMap(known ->
                Optional.ofNullable(draft.plan()).flatMap(code -> plans.byCode(known.code(), code, AsOf.LATEST)));
        checks.require(payer.isPresent(), "payer", "is not the code of a payer");
        checks.require(payer.isEmpty() || plan.isPresent(), "plan", "is not the code of one of the payer's plans");
        return new Coverage.Policy(
                payer.map(Payer::id).orElse(new PayerId(NONE)),
                payer.map(Payer::code).orElse(""),
                plan.map(Plan::id).orElse(new PlanId(NONE)),
                plan.map(Plan::code).orElse(""),
                checks.optionalText("network", draft.network(), 100));
    }
}
