package health.mizan.billchecks;

import health.mizan.access.Caller;
import health.mizan.bills.Bill;
import health.mizan.coverage.Coverage;
import health.mizan.coverage.Coverages;
import health.mizan.eligibility.EligibilityChecks;
import health.mizan.history.AsOf;
import health.mizan.plans.Plan;
import health.mizan.plans.Plans;
import health.mizan.sharing.CostRule;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Looks up what the rules before a claim ask about a bill. */
@Service
public class BillChecks {

    private static final Caller SELF = new Caller.Self("bill-checks");

    private final Coverages coverages;
    private final EligibilityChecks eligibility;
    private final Plans plans;

    BillChecks(Coverages coverages, EligibilityChecks eligibility, Plans plans) {
        this.coverages = coverages;
        this.eligibility = eligibility;
        this.plans = plans;
    }

    public BillFacts of(Bill bill) {
        Bill.Cover cover = bill.cover();
        if (cover == null) {
            return new BillFacts(false, false, Long.MAX_VALUE);
        }
        Optional<Coverage.Terms> terms =
                coverages.find(SELF, bill.patient(), cover.id()).map(Coverage::terms);
        boolean active = terms.filter(each ->
                        each.status() == Coverage.Status.ACTIVE && each.period().covers(bill.servedOn()))
                .isPresent();
        boolean eligible = eligibility
                .lastAnswer(cover.id(), bill.facility(), bill.servedOn())
                .isPresent();
        long above = terms.flatMap(each -> plans.find(each.policy().planId(), AsOf.day(bill.servedOn())))
                .map(BillChecks::approvalAbove)
                .orElse(Long.MAX_VALUE);
        return new BillFacts(active, eligible, above);
    }

    /** The lowest bound of those for a whole visit. */
    private static long approvalAbove(Plan plan) {
        return plan.rules().stream()
                .filter(CostRule.ApprovalAbove.class::isInstance)
                .map(CostRule.ApprovalAbove.class::cast)
                .filter(rule -> rule.category() == null)
                .mapToLong(rule -> rule.amount().minor())
                .min()
                .orElse(Long.MAX_VALUE);
    }
}
