package health.mizan.parties;

import java.util.UUID;

/** An insurer, administrator or employer that pays for care. */
public record PayerId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
