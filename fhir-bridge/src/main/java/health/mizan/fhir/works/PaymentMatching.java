package health.mizan.fhir.works;

import health.mizan.access.Caller;
import health.mizan.adjudications.Totals;
import health.mizan.claims.ClaimId;
import health.mizan.claims.Claims;
import health.mizan.fhir.kept.Holdings;
import health.mizan.fhir.kept.Keeping;
import health.mizan.money.Money;
import health.mizan.remarks.Remark;
import health.mizan.remarks.Remark.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.PaymentReconciliation;
import org.hl7.fhir.r4.model.PaymentReconciliation.DetailsComponent;
import org.springframework.stereotype.Component;

/**
 * Holds what payers say they pay of a claim, in all their lists, against what their decision says they owe of it. What
 * differs, a person settles: nothing is posted or written off here.
 */
@Component
class PaymentMatching {

    private final Claims claims;
    private final PaymentLists lists;
    private final Keeping keeping;

    PaymentMatching(Claims claims, PaymentLists lists, Keeping keeping) {
        this.claims = claims;
        this.lists = lists;
        this.keeping = keeping;
    }

    /**
     * What does not match; empty if all of it does.
     *
     * @param kept with its references to our claims, in the open transaction that keeps it
     */
    List<Remark> differences(Caller keeper, PaymentReconciliation kept) {
        // Of two lists at once, neither would see the other.
        keeping.hold(
                PaymentLists.TYPE + "?payment-issuer=" + kept.getPaymentIssuer().getReference());
        List<Remark> differences = new ArrayList<>();
        Set<String> paid = new LinkedHashSet<>();
        for (int index = 0; index < kept.getDetail().size(); index++) {
            DetailsComponent detail = kept.getDetail().get(index);
            if (detail.getRequest().hasReference()) {
                paid.add(detail.getRequest().getReference());
            } else {
                differences.add(Remark.quoting(Kind.PAYS_NO_CLAIM, "detail[" + index + "]"));
            }
        }
        paid.forEach(claim -> difference(keeper, claim).ifPresent(differences::add));
        return differences;
    }

    private Optional<Remark> difference(Caller keeper, String claim) {
        ClaimId id = new ClaimId(
                Holdings.uuid(claim.substring(claim.lastIndexOf('/') + 1)).orElseThrow());
        // Of all lists that count, this one among them.
        List<Money> payments = lists.paid(keeper, claim);
        if (claims.decisions(id).isEmpty()) {
            return Optional.of(Remark.quoting(Kind.PAID_UNDECIDED, claim));
        }
        Totals decided = claims.decisions(id).getLast().totals();
        Money owed = decided.benefit().plus(decided.tax());
        if (payments.stream().anyMatch(one -> !one.currency().equals(owed.currency()))) {
            return Optional.of(Remark.quoting(Kind.PAID_IN_OTHER_CURRENCY, claim, owed));
        }
        Money sum = payments.stream().reduce(Money.zero(owed.currency()), Money::plus);
        return sum.equals(owed) ? Optional.empty() : Optional.of(Remark.quoting(Kind.PAID_OTHERWISE, claim, sum, owed));
    }
}
