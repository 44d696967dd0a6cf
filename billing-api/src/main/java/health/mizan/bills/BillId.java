package health.mizan.bills;

import java.util.UUID;

/** One copy of what a case is billed for. */
public record BillId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
