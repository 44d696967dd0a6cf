package health.mizan.coverage;

import health.mizan.masterdata.Recorded;
import health.mizan.parties.PatientId;
import health.mizan.parties.PayerId;
import health.mizan.parties.Phi;
import health.mizan.plans.PlanId;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A payer's promise to a patient, as the card says it. What it is worth today only the payer's answer tells. */
public record Coverage(CoverageId id, long version, PatientId patient, Terms terms, Instant createdAt)
        implements Recorded {

    /** How the beneficiary belongs to the subscriber. */
    public enum Relationship {
        SELF,
        SPOUSE,
        CHILD,
        PARENT,
        OTHER
    }

    /** A cancelled cover stays readable: bills were made on it. */
    public enum Status {
        ACTIVE,
        CANCELLED
    }

    /** The days of the cover, both ends included; null for one without an end. */
    public record Period(LocalDate from, @Nullable LocalDate to) {

        public boolean covers(LocalDate day) {
            return !day.isBefore(from) && (to == null || !day.isAfter(to));
        }
    }

    /**
     * Who promised.
     *
     * @param payer   the payer's code
     * @param plan    the plan's code
     * @param network as the card names it, where it differs from the plan's; null otherwise
     */
    public record Policy(
            PayerId payerId,
            String payer,
            PlanId planId,
            String plan,
            @Nullable String network) {}

    /**
     * Whose membership it is.
     *
     * @param memberNumber as the card has it
     * @param subscriber   the subscriber, if a patient of ours and another person
     */
    public record Membership(
            Phi<String> memberNumber,
            Relationship relationship,
            @Nullable PatientId subscriber) {}

    /** @param order 1 for the cover that is asked first, 2 for the next (coordination of benefits) */
    public record Terms(Policy policy, Membership membership, Period period, int order, Status status) {}
}
