package health.mizan.fhir.searching;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.util.FhirTerser;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Timing;
import org.springframework.stereotype.Component;

/** Takes out of a resource what it is to be found by. */
@Component
public class Indexer {

    private final FhirTerser terser;

    public Indexer(FhirContext context) {
        this.terser = context.newTerser();
    }

    public List<Indexed> of(Resource resource) {
        Set<Indexed> found = new LinkedHashSet<>();
        if (resource.hasId()) {
            found.add(new Indexed(
                    Parameters.ID,
                    new Indexed.Value.Exact(resource.getIdElement().getIdPart())));
        }
        for (Parameter parameter : Parameters.of(resource.fhirType())) {
            for (String path : parameter.paths()) {
                values(resource, path).forEach(value -> add(found, parameter, value));
            }
        }
        return List.copyOf(found);
    }

    /** The elements at a path below the resource. */
    public List<IBase> values(Resource resource, String path) {
        return terser.getValues(resource, resource.fhirType() + "." + path);
    }

    private static void add(Set<Indexed> found, Parameter parameter, IBase value) {
        switch (parameter.kind()) {
            case TOKEN -> Forms.of(value).forEach(form -> found.add(exact(parameter, form)));
            case REFERENCE -> {
                if (value instanceof Reference reference) {
                    Forms.of(reference, parameter.target()).forEach(form -> found.add(exact(parameter, form)));
                }
            }
            case DATE ->
                span(value).ifPresent(span -> found.add(new Indexed(parameter.name(), new Indexed.Value.Time(span))));
            case STRING ->
                words(value).ifPresent(text -> found.add(new Indexed(parameter.name(), new Indexed.Value.Words(text))));
        }
    }

    private static Indexed exact(Parameter parameter, String form) {
        return new Indexed(parameter.name(), new Indexed.Value.Exact(form));
    }

    private static Optional<Span> span(IBase value) {
        return switch (value) {
            case BaseDateTimeType date when date.hasValue() -> Span.of(date.getValueAsString());
            case Period period ->
                period.hasStart() || period.hasEnd()
                        ? Optional.of(new Span(
                                        period.hasStart()
                                                ? bound(period.getStartElement(), Span.BEGINNING, true)
                                                : Span.BEGINNING,
                                        period.hasEnd() ? bound(period.getEndElement(), Span.END, false) : Span.END))
                                .filter(span -> span.low().isBefore(span.high()))
                        : Optional.empty();
            case Timing timing -> timing.getEvent().stream().findFirst().flatMap(Indexer::span);
            default -> Optional.empty();
        };
    }

    private static java.time.Instant bound(BaseDateTimeType date, java.time.Instant otherwise, boolean low) {
        // It may have extensions only, which say why it is not known.
        return Optional.ofNullable(date.getValueAsString())
                .flatMap(Span::of)
                .map(span -> low ? span.low() : span.high())
                .orElse(otherwise);
    }

    private static Optional<String> words(IBase value) {
        String text =
                switch (value) {
                    case HumanName name -> name.hasText() ? name.getText() : name.getNameAsSingleString();
                    case Base base when base.isPrimitive() -> base.primitiveValue();
                    default -> null;
                };
        return Optional.ofNullable(text).map(Asked::comparable).filter(comparable -> !comparable.isEmpty());
    }
}
