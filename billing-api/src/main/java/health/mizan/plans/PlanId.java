package health.mizan.plans;

import java.util.UUID;

/** A payer's product: the rule set that a member's cover follows. */
public record PlanId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
