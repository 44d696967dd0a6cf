package health.mizan.estimates;

import health.mizan.cases.CaseId;
import health.mizan.coverage.CoverageId;
import health.mizan.eligibility.EligibilityCheckId;
import health.mizan.explanations.Sentence;
import health.mizan.masterdata.Recorded;
import health.mizan.money.Money;
import health.mizan.parties.PatientId;
import health.mizan.reckoning.Figures;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One estimate of a case. It never changes: a changed question makes a new one with the next version.
 *
 * @param figures what was reckoned, and why
 * @param consent what the patient agreed to on seeing it; null if nobody has yet
 */
public record Estimate(
        EstimateId id,
        long version,
        CaseId financialCase,
        PatientId patient,
        Basis basis,
        Figures figures,
        Instant madeAt,
        @Nullable Consent consent)
        implements Recorded {

    /**
     * What it rests on, beside the prices that each reason names.
     *
     * @param coverage    null for a patient who pays alone
     * @param plan        payer and plan, such as NAJD/SILVER
     * @param planVersion the plan's version on the day of service
     * @param check       the question whose answer was taken; null while the payer has said nothing
     */
    public record Basis(
            LocalDate serviceDate,
            @Nullable CoverageId coverage,
            @Nullable String plan,
            @Nullable Long planVersion,
            @Nullable EligibilityCheckId check,
            @Nullable Instant answeredAt) {}

    /** The languages a patient may be shown it in. */
    public enum Language {
        EN,
        AR
    }

    /**
     * The patient's agreement that an amount is held and that what is owed is taken from it.
     *
     * @param by   who recorded it: the patient's login, or the desk's on the patient's word
     * @param upTo what may be held; above it nothing is ever taken without asking again
     * @param text as the patient read it
     */
    public record Consent(String by, Instant at, Language language, Money upTo, String text) {}

    /**
     * What to hold: the bounded maximum. Where nothing bounds the share, the expected one: more would be a guess with the
     * patient's money, and whatever exceeds it becomes a bill. Empty if there is nothing to hold.
     */
    public Optional<Money> toHold() {
        Money most = figures.most();
        return Optional.of(most == null ? figures.expected() : most).filter(Money::isPositive);
    }

    /** What the patient reads before agreeing to the hold; empty if there is nothing to hold. */
    public Optional<Sentence> toAgree() {
        return toHold().map(hold -> ConsentWords.of(this, hold));
    }

    boolean saysTheSameAs(Basis otherBasis, Figures otherFigures) {
        return basis.equals(otherBasis) && figures.equals(otherFigures);
    }

    Estimate agreed(Consent by) {
        return new Estimate(id, version, financialCase, patient, basis, figures, madeAt, by);
    }
}
