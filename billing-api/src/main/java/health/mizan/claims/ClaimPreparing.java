package health.mizan.claims;

import health.mizan.billchecks.BillChecks;
import health.mizan.billchecks.BillFacts;
import health.mizan.billchecks.ClaimScrubber;
import health.mizan.billchecks.ClaimScrubber.ClaimFacts;
import health.mizan.billchecks.ClaimScrubber.Finding;
import health.mizan.billchecks.ClaimScrubber.Severity;
import health.mizan.bills.Bill;
import health.mizan.bills.Bills;
import health.mizan.cases.CaseId;
import health.mizan.claims.ClaimState.Happening;
import health.mizan.ids.Ids;
import health.mizan.outbox.Outbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Builds claims from cases, and holds them against the rules. */
@Component
class ClaimPreparing {

    private final ClaimStore store;
    private final Bills bills;
    private final BillChecks checks;
    private final ObjectProvider<ClaimScrubber> scrubbers;
    private final Outbox outbox;
    private final Ids ids;

    ClaimPreparing(
            ClaimStore store,
            Bills bills,
            BillChecks checks,
            ObjectProvider<ClaimScrubber> scrubbers,
            Outbox outbox,
            Ids ids) {
        this.store = store;
        this.bills = bills;
        this.checks = checks;
        this.scrubbers = scrubbers;
        this.outbox = outbox;
        this.ids = ids;
    }

    /** Empty if there is a live one already. */
    Optional<Claim> draft(CaseId financialCase) {
        if (store.ofCase(financialCase)
                .filter(claim -> claim.state() != ClaimState.CANCELLED)
                .isPresent()) {
            return Optional.empty();
        }
        Bill bill = bills.copyOf(financialCase);
        Bill.Cover cover = Optional.ofNullable(bill.cover())
                .orElseThrow(
                        () -> new IllegalStateException("a case without a cover is not claimed: " + financialCase));
        ClaimId id = new ClaimId(ids.next());
        return store.insert(id, bill, cover, checks.fileBy(bill.servedOn())) ? store.byId(id) : Optional.empty();
    }

    /** There is a draft to work on. */
    void tell(Claim claim) {
        outbox.publish(new ClaimDrafted(claim.id(), claim.financialCase()));
    }

    /** Copies the case again, as people have mended it. Nothing happens to a claim that lies with the payer. */
    Claim rebuilt(Claim claim) {
        Optional<ClaimState> next = claim.state().on(Happening.BUILT_ANEW);
        next.ifPresent(state -> store.update(
                claim.id(), state, bills.copyOf(claim.financialCase()).id(), List.of()));
        return store.byId(claim.id()).orElseThrow();
    }

    /** Whether services were performed since that the claim does not state. */
    boolean isOutgrown(Claim claim) {
        return bills.isOutgrown(claim.bill());
    }

    /** It will not be sent: what was performed may be corrected again. */
    void givenUp(Claim claim) {
        bills.givenUp(claim.financialCase());
    }

    /** Runs the rules and keeps what they find. A claim that has gone out is left as it is. */
    Claims.Checked checked(Claim claim) {
        if (claim.state().on(Happening.PASSED).isEmpty()) {
            return new Claims.Checked(claim, false, store.findings(claim.id()));
        }
        Bill bill = bills.require(claim.bill());
        List<Finding> findings = findings(claim, bill);
        boolean passed = findings.stream().noneMatch(finding -> finding.severity() == Severity.STOP);
        store.insertFindings(claim, findings);
        Happening happening = passed ? Happening.PASSED : Happening.FAULTS_FOUND;
        store.update(claim.id(), claim.state().on(happening).orElseThrow(), bill.id(), List.of());
        return new Claims.Checked(store.byId(claim.id()).orElseThrow(), passed, findings);
    }

    private List<Finding> findings(Claim claim, Bill bill) {
        List<Finding> findings = new ArrayList<>();
        ClaimFacts facts = facts(claim, bill);
        scrubbers.orderedStream().forEach(scrubber -> findings.addAll(scrubber.findings(facts)));
        if (findings.stream().noneMatch(finding -> finding.severity() == Severity.STOP)) {
            findings.addAll(unsendable(bill));
        }
        return List.copyOf(findings);
    }

    /** What no table can allow, because it cannot be written into a claim. */
    static List<Finding> unsendable(Bill bill) {
        if (bill.lines().isEmpty()) {
            return List.of(new Finding(
                    "nothing-to-claim",
                    Severity.STOP,
                    0,
                    "Nothing of this visit can be billed: record what was performed.",
                    "لا يوجد في هذه الزيارة ما يمكن فوترته: سجّل الخدمات المنفذة."));
        }
        return bill.lines().stream()
                .filter(line -> !line.priced())
                .map(line -> new Finding(
                        "no-price",
                        Severity.STOP,
                        line.sequence(),
                        "This service has no price: give it one, or exempt it.",
                        "لا يوجد سعر لهذه الخدمة: حدّد سعرها أو أعفِها."))
                .toList();
    }

    private ClaimFacts facts(Claim claim, Bill bill) {
        BillFacts known = checks.of(bill);
        int[] diagnoses = ClaimStore.diagnoses(bill);
        return new ClaimFacts(
                bill.lines().size(),
                Math.toIntExact(bill.unpriced()),
                diagnoses[0],
                diagnoses[1],
                known.active(),
                known.eligible(),
                bill.treatedBy() != null,
                bill.finished(),
                store.isDuplicate(claim),
                bill.net().minor(),
                known.approvalAboveMinor(),
                // Approvals are not asked for yet, so there is none to refer to.
                false,
                checks.daysLeft(claim.facility(), claim.fileBy()));
    }
}
