package health.mizan.arrivals;

import health.mizan.cases.CaseId;
import health.mizan.cases.CaseState;
import health.mizan.explanations.Sentence;
import health.mizan.patients.Patient;
import org.jspecify.annotations.Nullable;

/**
 * Somebody at the desk: enough to tell apart two of the same name.
 *
 * @param insurer of the first cover in force today; null without one
 * @param visit   the latest of today that was not called off; null without one
 */
public record Arrival(
        Patient patient,
        @Nullable Sentence insurer,
        @Nullable Visit visit) {

    /** @param site the facility's code */
    public record Visit(CaseId id, CaseState state, String site) {}

    @Override
    public String toString() {
        return "▮";
    }
}
