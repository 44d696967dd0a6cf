package health.mizan.portal.claims;

import health.mizan.billchecks.ClaimScrubber.Finding;
import health.mizan.casestatus.CaseStatus;
import health.mizan.claims.Claim;
import health.mizan.claims.ClaimState;
import health.mizan.denials.Denial;
import health.mizan.denials.DenialState;
import health.mizan.portal.kit.Step;
import health.mizan.portal.kit.Tone;
import health.mizan.submissions.Hearing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One claim as its page shows it.
 *
 * @param patient null if the caller may not know who it is
 * @param status  of the visit; null if the caller cannot see it
 * @param sums    null for a claim without lines
 * @param doubts  answers that wait for a ruling
 * @param story   the oldest first
 */
public record ClaimSheet(
        Claim claim,
        @Nullable String patient,
        String payer,
        @Nullable CaseStatus status,
        List<Line> lines,
        Claim.@Nullable Sums sums,
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
