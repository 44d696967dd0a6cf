package health.mizan.fhir.door;

import health.mizan.access.Caller;
import health.mizan.fhir.Interactions;
import health.mizan.fhir.Verb;
import health.mizan.fhir.kept.Holdings;
import health.mizan.fhir.refusals.Refusal;
import health.mizan.fhir.searching.Indexer;
import health.mizan.fhir.searching.Parameter;
import health.mizan.fhir.searching.Parameters;
import health.mizan.fhir.searching.Query;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** What {@code _include} brings: within the caller's own sight and scopes, so it opens nothing that a read would not. */
@Component
class Includes {

    private static final int MOST = 200;

    private final Holdings holdings;
    private final Indexer indexer;

    Includes(Holdings holdings, Indexer indexer) {
        this.holdings = holdings;
        this.indexer = indexer;
    }

    Collection<Resource> of(Caller caller, Query query, List<Resource> matches) {
        Map<String, Resource> included = new LinkedHashMap<>();
        for (String name : query.include()) {
            for (String path :
                    Parameters.named(query.type(), name).map(Parameter::paths).orElse(List.of())) {
                for (Resource match : matches) {
                    indexer.values(match, path).forEach(value -> {
                        if (value instanceof Reference reference) {
                            include(caller, reference, included);
                        }
                    });
                }
            }
        }
        matches.forEach(match ->
                included.remove(match.fhirType() + "/" + match.getIdElement().getIdPart()));
        return included.values();
    }

    private void include(Caller caller, Reference reference, Map<String, Resource> included) {
        IdType target = new IdType(reference.getReferenceElement().getValue());
        String type = target.getResourceType();
        if (type == null || !target.hasIdPart() || target.isAbsolute() || included.size() >= MOST) {
            return;
        }
        String key = type + "/" + target.getIdPart();
        boolean may = Interactions.of(type)
                .filter(one -> one.admits(caller, Verb.READ))
                .isPresent();
        if (may && !included.containsKey(key)) {
            find(caller, type, target.getIdPart()).ifPresent(found -> included.put(key, found));
        }
    }

    /** A deleted target is left out, as one that never was. */
    private Optional<Resource> find(Caller caller, String type, String id) {
        try {
            return holdings.find(caller, type, id);
        } catch (Refusal deleted) {
            return Optional.empty();
        }
    }
}
