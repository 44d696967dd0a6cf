package health.mizan.visitsheets;

import health.mizan.cases.Case;
import health.mizan.charges.Charge;
import health.mizan.estimates.Estimate;
import health.mizan.explanations.Sentence;
import health.mizan.reckoning.Figures;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One visit as the desk reads it. Its text form is a blank.
 *
 * @param services in the order in which they were planned, without those that were cancelled
 * @param estimate the latest; null while there can be none
 */
public record VisitSheet(
        Case visit, List<Service> services, @Nullable Estimate estimate) {

    /** @param figures what it costs whom; null while it is in no estimate */
    public record Service(Charge charge, Sentence name, Figures.@Nullable Line figures) {}

    public VisitSheet {
        services = List.copyOf(services);
    }

    public Optional<Estimate> known() {
        return Optional.ofNullable(estimate);
    }

    @Override
    public String toString() {
        return "▮";
    }
}
