package health.mizan.claims;

import health.mizan.adjudications.DecidedLine;
import health.mizan.adjudications.Verdict;
import health.mizan.bills.Bill;
import health.mizan.bills.BillId;
import health.mizan.cases.CaseId;
import health.mizan.charges.ChargeId;
import health.mizan.coverage.CoverageId;
import health.mizan.encounters.EncounterId;
import health.mizan.masterdata.Recorded;
import health.mizan.money.Money;
import health.mizan.parties.FacilityId;
import health.mizan.parties.PatientId;
import health.mizan.parties.PayerId;
import health.mizan.remarks.Remark;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A request to one payer to pay for one case.
 *
 * @param site    the facility's code
 * @param payer   our id of the payer; {@code payerCode} is what people call it
 * @param bill    the copy of the case that it rests on; another after it was built anew
 * @param fileBy  the last day on which the payer takes it
 * @param checkNo the latest run of the checks; 0 before the first
 * @param problems what makes its answer doubtful, what keeps it from going out, or that more was performed than a decided
 *                 one states; empty if nothing of that
 */
public record Claim(
        ClaimId id,
        long version,
        CaseId financialCase,
        CoverageId coverage,
        PayerId payer,
        String payerCode,
        PatientId patient,
        FacilityId facility,
        String site,
        EncounterId encounter,
        BillId bill,
        ClaimState state,
        LocalDate servedOn,
        LocalDate fileBy,
        int checkNo,
        List<Remark> problems,
        Instant createdAt)
        implements Recorded {

    public Claim {
        problems = List.copyOf(problems);
    }

    /**
     * One service with what was decided about it.
     *
     * @param list      quantity times list price
     * @param submitted quantity times contract price, without tax
     * @param priced    false: it has no price yet, and the amounts mean nothing
     * @param decided   null until the payer has decided
     */
    public record Line(
            int sequence,
            ChargeId charge,
            String system,
            String code,
            String nameEn,
            String nameAr,
            int quantity,
            boolean priced,
            Money list,
            Money submitted,
            @Nullable Outcome decided) {

        static Line of(Bill.Line billed, @Nullable DecidedLine decided) {
            return new Line(
                    billed.sequence(),
                    billed.charge(),
                    billed.system(),
                    billed.code(),
                    billed.nameEn(),
                    billed.nameAr(),
                    billed.quantity(),
                    billed.priced(),
                    billed.list(),
                    billed.net(),
                    decided == null ? null : Outcome.of(decided));
        }
    }

    /** The decision on a line, and what we make of it. */
    public record Outcome(
            Verdict verdict,
            Money allowed,
            Money benefit,
            Money tax,
            Money patient,
            Money denied,
            Money adjustment,
            @Nullable String reason,
            boolean memberLiable) {

        private static Outcome of(DecidedLine line) {
            return new Outcome(
                    line.verdict(),
                    line.allowed(),
                    line.benefit(),
                    line.tax(),
                    line.patient(),
                    line.denied(),
                    line.adjustment(),
                    line.reason(),
                    line.memberLiable());
        }
    }

    /**
     * What the lines of a claim add up to.
     *
     * @param asked   by contract, without tax; a line without a price adds nothing
     * @param decided null until every line is decided: a sum of some would pass for the whole
     */
    public record Sums(Money asked, @Nullable Decided decided) {

        /**
         * What the payer decided.
         *
         * @param approved with the patient's part
         */
        public record Decided(Money approved, Money patient, Money denied) {}

        /** Empty for a claim without lines, which has no currency. */
        public static Optional<Sums> of(List<Line> lines) {
            if (lines.isEmpty()) {
                return Optional.empty();
            }
            Money zero = Money.zero(lines.getFirst().submitted().currency());
            Money asked =
                    lines.stream().filter(Line::priced).map(Line::submitted).reduce(zero, Money::plus);
            List<Outcome> outcomes =
                    lines.stream().map(Line::decided).filter(Objects::nonNull).toList();
            if (outcomes.size() < lines.size()) {
                return Optional.of(new Sums(asked, null));
            }
            return Optional.of(new Sums(
                    asked,
                    new Decided(
                            sum(outcomes, zero, Outcome::allowed),
                            sum(outcomes, zero, Outcome::patient),
                            sum(outcomes, zero, Outcome::denied))));
        }

        private static Money sum(List<Outcome> outcomes, Money zero, Function<Outcome, Money> part) {
            return outcomes.stream().map(part).reduce(zero, Money::plus);
        }
    }
}
