package health.mizan.fhir.kept;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The projections by type. */
@Component
class Projections {

    private final Map<String, Projection> byType;

    Projections(List<Projection> projections) {
        this.byType = projections.stream().collect(Collectors.toMap(Projection::type, Function.identity()));
    }

    Optional<Projection> of(String type) {
        return Optional.ofNullable(byType.get(type));
    }
}
