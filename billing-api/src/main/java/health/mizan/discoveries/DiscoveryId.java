package health.mizan.discoveries;

import java.util.UUID;

/** One question to one payer about somebody who has no file. */
public record DiscoveryId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
