package health.mizan.arrivals;

import health.mizan.parties.PatientId;
import java.util.List;
import java.util.Optional;

/**
 * Who may be meant.
 *
 * @param exact whether a whole number was met, and not only the beginning of one or of a name
 * @param more  whether there are others than those shown
 */
public record Found(Typed typed, boolean exact, List<Arrival> people, boolean more) {

    public Found {
        people = List.copyOf(people);
    }

    /** The one person whom a number names; empty if a name was typed, for names have namesakes. */
    public Optional<PatientId> only() {
        return exact && people.size() == 1
                ? Optional.of(people.getFirst().patient().id())
                : Optional.empty();
    }
}
