package health.mizan.payments;

import java.util.UUID;

/** A debt to collect. */
public record PaymentOrderId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
