package health.mizan.eligibility;

import health.mizan.cases.CaseId;
import health.mizan.catalogue.ServiceCategory;
import health.mizan.coverage.CoverageId;
import health.mizan.masterdata.Recorded;
import health.mizan.parties.FacilityId;
import health.mizan.parties.PatientId;
import health.mizan.parties.PayerId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One question to a payer and what became of it. A check is made once per question; asking on another day is another.
 *
 * @param tries     how often the payer was asked anew; repetitions after a lost answer are not counted
 * @param reason    why there is no answer: {@link #NO_CONNECTION}, {@link #NO_ANSWER} or the payer's code; null otherwise
 * @param answer    once the payer has answered
 * @param settledAt when it was answered or given up; null before
 */
public record EligibilityCheck(
        EligibilityCheckId id,
        long version,
        PatientId patient,
        CoverageId coverage,
        PayerId payer,
        FacilityId facility,
        @Nullable CaseId financialCase,
        LocalDate serviceDate,
        Set<ServiceCategory> categories,
        CheckState state,
        int tries,
        @Nullable String reason,
        @Nullable EligibilityAnswer answer,
        Instant requestedAt,
        @Nullable Instant askedAt,
        @Nullable Instant settledAt)
        implements Recorded {

    /** The payer takes no questions from us by wire: somebody may call it, or show the patient the price without cover. */
    public static final String NO_CONNECTION = "no-electronic-connection";

    /** It was asked, and nobody waits any longer. */
    public static final String NO_ANSWER = "no-answer";

    public EligibilityCheck {
        categories = Set.copyOf(categories);
    }

    /** Where a check stands. */
    public enum CheckState {
        REQUESTED,
        ASKED,
        /** The payer is slow: the desk goes on without it, and the question stays open. */
        TENTATIVE,
        ANSWERED,
        /** Refused or given up. An answer that comes later still counts. */
        UNANSWERED;

        /** What can befall a check. */
        public enum Happening {
            ASKED,
            WAITED_TOO_LONG,
            ANSWERED,
            REFUSED,
            GIVEN_UP
        }

        public boolean isOpen() {
            return this == REQUESTED || this == ASKED || this == TENTATIVE;
        }

        /** The next state; empty if this changes nothing any more. */
        public Optional<CheckState> on(Happening happening) {
            return switch (happening) {
                case ASKED ->
                    switch (this) {
                        case REQUESTED -> Optional.of(ASKED);
                        case TENTATIVE -> Optional.of(TENTATIVE);
                        case ASKED, ANSWERED, UNANSWERED -> Optional.empty();
                    };
                case WAITED_TOO_LONG -> this == ASKED ? Optional.of(TENTATIVE) : Optional.empty();
                case ANSWERED -> this == ANSWERED ? Optional.empty() : Optional.of(ANSWERED);
                case REFUSED, GIVEN_UP -> isOpen() ? Optional.of(UNANSWERED) : Optional.empty();
            };
        }
    }

    EligibilityCheck asked(CheckState next, Instant now) {
        return changed(next, tries + 1, null, null, now, null);
    }

    EligibilityCheck waiting(CheckState next) {
        return changed(next, tries, null, null, askedAt, null);
    }

    EligibilityCheck settled(
            CheckState next, @Nullable String reason, @Nullable EligibilityAnswer answer, Instant now) {
        return changed(next, tries, reason, answer, askedAt, now);
    }

    private EligibilityCheck changed(
            CheckState next,
            int tries,
            @Nullable String reason,
            @Nullable EligibilityAnswer answer,
            @Nullable Instant askedAt,
            @Nullable Instant settledAt) {
        return new EligibilityCheck(
                id,
                version + 1,
                patient,
                coverage,
                payer,
                facility,
                financialCase,
                serviceDate,
                categories,
                next,
                tries,
                reason,
                answer,
                requestedAt,
                askedAt,
                settledAt);
    }
}
