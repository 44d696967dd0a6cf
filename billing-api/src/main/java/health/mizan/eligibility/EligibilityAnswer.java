package health.mizan.eligibility;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the payer said. Its text form is a blank: what a cover is worth, and what is left of it, tells of a person's care.
 *
 * @param payerReference the payer's own number of the answer
 * @param inForce        whether the policy as such is in force; a policy in force may still not cover the visit
 * @param benefits       what it is worth, in the payer's order
 * @param disposition    the payer's own words about the cover; null if it gave none
 */
public record EligibilityAnswer(
        String payerReference,
        Standing standing,
        boolean inForce,
        List<Benefit> benefits,
        @Nullable String disposition) {

    /** Whether this visit at this site is covered (nphies extension site-eligibility). */
    public enum Standing {
        ELIGIBLE,
        NOT_ACTIVE,
        NOT_COVERED,
        NOT_DIRECT_BILLING,
        OUT_OF_NETWORK,
        LIMIT_EXHAUSTED,
        COVERAGE_SUSPENDED,
        PROVIDER_CONTRACT_SUSPENDED,
        MEMBER_NOT_FOUND
    }

    public EligibilityAnswer {
        benefits = List.copyOf(benefits);
    }

    @Override
    public String toString() {
        return "▮";
    }
}
