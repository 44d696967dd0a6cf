package health.mizan.fhir.door;

import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import health.mizan.access.Caller;
import health.mizan.fhir.kept.Holdings;
import health.mizan.fhir.searching.Query;
import health.mizan.fhir.searching.QueryReader;
import health.mizan.web.Page;
import health.mizan.web.ProblemException;
import health.mizan.web.ProblemType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** Searches as bundles: cursors that stay right while rows are inserted, nothing kept between two pages. */
@Component
class Searching {

    private final Holdings holdings;
    private final Includes includes;
    private final Histories histories;

    Searching(Holdings holdings, Includes includes, Histories histories) {
        this.holdings = holdings;
        this.includes = includes;
        this.histories = histories;
    }

    Bundle search(Caller caller, String type, RequestDetails request) {
        boolean posted = request.getRequestType() == RequestTypeEnum.POST;
        Query query = QueryReader.read(type, parameters(request), strict(request));
        if (!posted && query.namesAPerson()) {
            // Addresses end up in logs and histories, and a national id must not.
            throw refused("search for a person's number by POST to _search: it does not belong in an address");
        }
        Page<Resource> page = holdings.search(caller, query);
        // What was sent in a body may name a person, and is not repeated in an address.
        boolean quiet = query.namesAPerson();
        if (quiet && page.next() != null) {
            throw refused("this finds more than a page, whose address would name a person: search by the patient's id");
        }
        String base = request.getFhirServerBase();
        Bundle bundle = new Bundle().setType(BundleType.SEARCHSET);
        bundle.addLink().setRelation("self").setUrl(quiet ? base + "/" + type : Addresses.of(base, query, null));
        if (page.next() != null) {
            bundle.addLink().setRelation("next").setUrl(Addresses.of(base, query, page.next()));
        }
        page.items().forEach(found -> add(bundle, base, found, SearchEntryMode.MATCH));
        includes.of(caller, query, page.items()).forEach(one -> add(bundle, base, one, SearchEntryMode.INCLUDE));
        return bundle;
    }

    List<IBaseResource> history(Caller caller, String type, String id) {
        return histories.of(caller, type, id);
    }

    private static void add(Bundle bundle, String base, Resource resource, SearchEntryMode mode) {
        BundleEntryComponent entry = bundle.addEntry();
        entry.setFullUrl(
                base + "/" + resource.fhirType() + "/" + resource.getIdElement().getIdPart());
        entry.setResource(resource);
        entry.getSearch().setMode(mode);
    }

    private static Map<String, List<String>> parameters(RequestDetails request) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        request.getParameters().forEach((name, values) -> parameters.put(name, Arrays.asList(values)));
        return parameters;
    }

    private static boolean strict(RequestDetails request) {
        List<String> prefer = request.getHeaders(Constants.HEADER_PREFER);
        return prefer != null
                && prefer.stream().anyMatch(value -> value.replace(" ", "").contains("handling=strict"));
    }

    private static ProblemException refused(String detail) {
        return new ProblemException(ProblemType.MALFORMED_REQUEST, detail);
    }
}
