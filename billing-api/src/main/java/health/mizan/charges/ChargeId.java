package health.mizan.charges;

import java.util.UUID;

/** What one order costs. */
public record ChargeId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
