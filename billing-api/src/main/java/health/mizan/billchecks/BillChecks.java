package health.mizan.billchecks;

import health.mizan.access.Caller;
import health.mizan.bills.Bill;
import health.mizan.coverage.Coverage;
import health.mizan.coverage.Coverages;
import health.mizan.eligibility.EligibilityAnswer.Standing;
import health.mizan.eligibility.EligibilityCheck;
import health.mizan.eligibility.EligibilityChecks;
import health.mizan.history.AsOf;
import health.mizan.parties.FacilityId;
import health.mizan.plans.Plan;
import health.mizan.plans.Plans;
import health.mizan.sharing.CostRule;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Looks up what the rules before a claim ask about a bill. */
@Service
public class BillChecks {

    private static final Caller SELF = new Caller.Self("bill-checks");

    private final Coverages coverages;
    private final EligibilityChecks eligibility;
    private final Plans plans;
    private final Filing filing;

    BillChecks(Coverages coverages, EligibilityChecks eligibility, Plans plans, Filing filing) {
        this.coverages = coverages;
        this.eligibility = eligibility;
        this.plans = plans;
        this.filing = filing;
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
                .map(EligibilityCheck::answer)
                .filter(answer -> answer.standing() == Standing.ELIGIBLE)
                .isPresent();
        long above = terms.flatMap(each -> plans.find(each.policy().planId(), AsOf.day(bill.servedOn())))
                .map(BillChecks::approvalAbove)
                .orElse(Long.MAX_VALUE);
        return new BillFacts(active, eligible, above);
    }

    /** The last day on which the payer takes a claim for a service of this day. */
    public LocalDate fileBy(LocalDate servedOn) {
        return filing.fileBy(servedOn);
    }

    /** Negative once the day has passed at the site. */
    public int daysLeft(FacilityId site, LocalDate until) {
        return filing.daysLeft(site, until);
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
