package health.mizan.estimates;

import health.mizan.cases.CaseId;
import health.mizan.estimates.Estimate.Basis;
import health.mizan.estimates.Estimate.Consent;
import health.mizan.explanations.Sentence;
import health.mizan.masterdata.Recorded;
import health.mizan.money.Money;
import health.mizan.parties.PatientId;
import health.mizan.reckoning.Figures;
import health.mizan.reckoning.Reason;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An estimate as the API answers. Its text form is a blank.
 *
 * @param most     null if nothing bounds the share
 * @param hold     what to hold by it; null if there is nothing to hold
 * @param toAgree  what the patient is to read before agreeing; null if there is nothing to hold
 * @param consent  what the patient agreed to; null if that has not been
 */
record EstimateView(
        EstimateId id,
        long version,
        CaseId financialCase,
        PatientId patient,
        Money list,
        Money allowed,
        Money payer,
        Money low,
        Money expected,
        @Nullable Money most,
        boolean needsApproval,
        boolean insured,
        boolean certain,
        boolean complete,
        List<Figures.Line> lines,
        List<Why> reasons,
        Basis basis,
        Instant madeAt,
        @Nullable Money hold,
        @Nullable Sentence toAgree,
        @Nullable Consent consent)
        implements Recorded {

    /** @param numbers by name, in the order in which the rule met them */
    record Why(String rule, Reason.Source source, Sentence text, Map<String, Money> numbers) {

        static Why of(Reason reason) {
            return new Why(reason.rule(), reason.source(), reason.text(), numbers(reason.amounts()));
        }

        static Map<String, Money> numbers(List<Reason.Amount> amounts) {
            Map<String, Money> numbers = new LinkedHashMap<>();
            amounts.forEach(amount -> numbers.put(amount.name(), amount.value()));
            return numbers;
        }
    }

    static EstimateView of(Estimate estimate) {
        Figures figures = estimate.figures();
        return new EstimateView(
                estimate.id(),
                estimate.version(),
                estimate.financialCase(),
                estimate.patient(),
                figures.list(),
                figures.allowed(),
                figures.payer(),
                figures.low(),
                figures.expected(),
                figures.most(),
                figures.needsApproval(),
                figures.insured(),
                figures.certain(),
                figures.complete(),
                figures.lines(),
                figures.reasons().stream().map(Why::of).toList(),
                estimate.basis(),
                estimate.madeAt(),
                estimate.toHold().orElse(null),
                estimate.toAgree().orElse(null),
                estimate.consent());
    }

    @Override
    public String toString() {
        return "▮";
    }
}
