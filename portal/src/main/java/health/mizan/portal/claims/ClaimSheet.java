package health.mizan.portal.claims;

import health.mizan.billchecks.ClaimScrubber.Finding;
import health.mizan.casestatus.CaseStatus;
import health.mizan.claims.Claim;
import health.mizan.claims.ClaimState;
import health.mizan.denials.Denial;
import health.mizan.denials.DenialState;
import health.mizan.money.Money;
import health.mizan.portal.kit.Step;
import health.mizan.portal.kit.Tone;
import health.mizan.submissions.Hearing;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One claim as its page shows it.
 *
 * @param patient null if the caller may not know who it is
 * @param status  of the visit; null if the caller cannot see it
 * @param doubts  answers that wait for a ruling
 * @param story   the oldest first
 */
public record ClaimSheet(
        Claim claim,
        @Nullable String patient,
        String payer,
        @Nullable CaseStatus status,
        List<Line> lines,
        Sums sums,
        List<Finding> findings,
        List<Hearing> doubts,
        List<Step> story,
        boolean late) {

    public ClaimSheet {
        lines = List.copyOf(lines);
        findings = List.copyOf(findings);
        doubts = List.copyOf(doubts);
        story = List.copyOf(story);
    }

    /**
     * One service.
     *
     * @param reason in the page's language; null if nothing was refused, or the code is the payer's own
     * @param denial what is or was to be decided about it; null if nothing was refused
     */
    public record Line(
            Claim.Line line,
            String name,
            @Nullable String reason,
            @Nullable Denial denial) {

        public boolean isOpen() {
            return denial != null && denial.state() == DenialState.OPEN;
        }

        /** Whether something else can still be decided. */
        public boolean isUndecided() {
            return denial != null
                    && (denial.state() == DenialState.OPEN
                            || denial.state() == DenialState.APPEALED
                            || denial.state() == DenialState.RESUBMITTED);
        }
    }

    /**
     * What the lines add up to.
     *
     * @param approved with the patient's part; null while nothing is decided, as are the rest
     */
    public record Sums(
            Money asked,
            @Nullable Money approved,
            @Nullable Money patient,
            @Nullable Money denied) {

        static Optional<Sums> of(List<Claim.Line> lines) {
            if (lines.isEmpty()) {
                return Optional.empty();
            }
            Money zero = Money.zero(lines.getFirst().submitted().currency());
            boolean decided = lines.stream().allMatch(line -> line.decided() != null);
            Money asked = lines.stream().map(Claim.Line::submitted).reduce(zero, Money::plus);
            return Optional.of(
                    decided
                            ? new Sums(
                                    asked,
                                    sum(lines, zero, Claim.Outcome::allowed),
                                    sum(lines, zero, Claim.Outcome::patient),
                                    sum(lines, zero, Claim.Outcome::denied))
                            : new Sums(asked, null, null, null));
        }

        private static Money sum(
                List<Claim.Line> lines, Money zero, java.util.function.Function<Claim.Outcome, Money> part) {
            return lines.stream()
                    .flatMap(line -> Optional.ofNullable(line.decided()).stream())
                    .map(part)
                    .reduce(zero, Money::plus);
        }
    }

    public boolean mayBeSent() {
        return switch (claim.state()) {
            case DRAFT, HELD, READY, REJECTED -> true;
            case SUBMITTED, PENDED, DECIDED, POSTED, CANCELLED -> false;
        };
    }

    public boolean mayBeAsked() {
        return switch (claim.state()) {
            case SUBMITTED, PENDED, DECIDED, POSTED, REJECTED -> true;
            case DRAFT, HELD, READY, CANCELLED -> false;
        };
    }

    public static Tone tone(ClaimState state) {
        return switch (state) {
            case POSTED -> Tone.GOOD;
            case HELD, REJECTED -> Tone.BAD;
            case SUBMITTED, PENDED, DECIDED, READY -> Tone.WAITING;
            case DRAFT, CANCELLED -> Tone.QUIET;
        };
    }

    /** The end of the id, by which people tell claims apart. */
    public static String number(Claim claim) {
        return number(claim.id().toString());
    }

    public static String number(String id) {
        return id.substring(id.length() - 8).toUpperCase(java.util.Locale.ROOT);
    }
}
