package health.mizan.payments;

import java.util.UUID;

/** One try to collect a debt, with one gateway and one method. */
public record AttemptId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
