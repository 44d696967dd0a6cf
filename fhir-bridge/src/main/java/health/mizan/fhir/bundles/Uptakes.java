package health.mizan.fhir.bundles;

import health.mizan.fhir.arrivals.Uptake;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What billing takes, by type, and in which order: a thing after what it refers to. */
@Component
class Uptakes {

    private static final List<String> ORDER = List.of(
            "Organization",
            "Location",
            "Practitioner",
            "PractitionerRole",
            "Patient",
            "Coverage",
            "Appointment",
            "Encounter",
            "ServiceRequest",
            "ChargeItem");

    private final Map<String, Uptake> byType;

    Uptakes(List<Uptake> uptakes) {
        this.byType = uptakes.stream().collect(Collectors.toMap(Uptake::type, Function.identity()));
    }

    Optional<Uptake> of(String type) {
        return Optional.ofNullable(byType.get(type));
    }

    static int rank(String type) {
        int rank = ORDER.indexOf(type);
        return rank < 0 ? ORDER.size() : rank;
    }
}
