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
import health.mizan.fhir.searching.QueryReader;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** What {@code _include} and {@code _revinclude} bring: within the caller's own sight and scopes, so it opens nothing that a read would not. */
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
        query.referring().forEach(one -> matches.forEach(match -> referring(caller, one, match, included)));
        matches.forEach(match ->
                included.remove(match.fhirType() + "/" + match.getIdElement().getIdPart()));
        return included.values();
    }

    /** One search for each, because each leads straight to its rows. */
    private void referring(Caller caller, Query.Referring wanted, Resource match, Map<String, Resource> included) {
        boolean may = Interactions.of(wanted.type())
                .filter(one -> one.admits(caller, Verb.SEARCH))
                .isPresent();
        if (!may || included.size() >= MOST) {
            return;
        }
        String target = match.fhirType() + "/" + match.getIdElement().getIdPart();
        Query search = QueryReader.read(wanted.type(), Map.of(wanted.parameter(), List.of(target)), true);
        holdings.search(caller, search)
                .items()
                .forEach(found -> included.putIfAbsent(
                        found.fhirType() + "/" + found.getIdElement().getIdPart(), found));
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
