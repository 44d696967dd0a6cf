package health.mizan.eligibility;

import java.util.UUID;

/** One question to one payer about one visit. */
public record EligibilityCheckId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
