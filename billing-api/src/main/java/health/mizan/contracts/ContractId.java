package health.mizan.contracts;

import java.util.UUID;

/** An agreement on prices between a facility and a payer. */
public record ContractId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
