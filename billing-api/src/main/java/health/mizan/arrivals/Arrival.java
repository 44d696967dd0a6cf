package health.mizan.arrivals;

import health.mizan.casestatus.CaseStatus;
import health.mizan.explanations.Sentence;
import health.mizan.patients.Patient;
import org.jspecify.annotations.Nullable;

/**
 * Somebody at the desk: enough to tell apart two of the same name.
 *
 * @param insurer of the first cover in force today; null without one
 * @param visit   where the latest of today that was not called off stands; null without one
 */
public record Arrival(
        Patient patient,
        @Nullable Sentence insurer,
        @Nullable CaseStatus visit) {

    @Override
    public String toString() {
        return "▮";
    }
}
