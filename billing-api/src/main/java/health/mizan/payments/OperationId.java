package health.mizan.payments;

import java.util.UUID;

/** One call that moves or reserves money. */
public record OperationId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
