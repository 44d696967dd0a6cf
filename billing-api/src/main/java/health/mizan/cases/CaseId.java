package health.mizan.cases;

import java.util.UUID;

/** The financial side of one encounter. */
public record CaseId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
