package health.mizan.parties;

import java.util.UUID;

/** A person who receives care. Never a national id: those are data, and change. */
public record PatientId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
