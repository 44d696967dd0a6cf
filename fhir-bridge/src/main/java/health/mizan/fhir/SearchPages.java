package health.mizan.fhir;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.TokenParam;
import health.mizan.web.PageRequest;
import health.mizan.web.ProblemException;
import health.mizan.web.ProblemType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** Searchsets with opaque cursors: stable while rows are inserted, nothing kept in memory between two pages. */
public final class SearchPages {

    /** Our own parameter, only ever met in a {@code next} link. */
    public static final String CURSOR = "_cursor";

    private static final int MAX = 200;

    private SearchPages() {}

    /** @param count what {@code _count} asks for; more than the server gives is not an error in FHIR */
    public static PageRequest page(@Nullable Integer count, @Nullable String cursor) {
        return PageRequest.of(cursor, count == null ? null : Integer.min(count, MAX));
    }

    /** @param next the cursor of the page that follows; null on the last */
    public static Bundle of(RequestDetails request, List<? extends Resource> resources, @Nullable String next) {
        Bundle bundle = new Bundle().setType(BundleType.SEARCHSET);
        bundle.addLink().setRelation("self").setUrl(request.getCompleteUrl());
        if (next != null) {
            bundle.addLink().setRelation("next").setUrl(nextUrl(request, next));
        }
        for (Resource resource : resources) {
            Bundle.BundleEntryComponent entry = bundle.addEntry();
            entry.setFullUrl(request.getFhirServerBase() + "/" + resource.fhirType() + "/"
                    + resource.getIdElement().getIdPart());
            entry.setResource(resource);
            entry.getSearch().setMode(SearchEntryMode.MATCH);
        }
        return bundle;
    }

    /** A searchset that does not repeat what was asked for, because it may name a person. */
    public static Bundle unnamed(RequestDetails request, List<? extends Resource> resources) {
        Bundle bundle = of(request, resources, null);
        bundle.getLinkFirstRep().setUrl(request.getFhirServerBase() + "/" + request.getResourceName());
        return bundle;
    }

    public static Bundle of(RequestDetails request, Optional<? extends Resource> match) {
        return of(request, match.stream().toList(), null);
    }

    /** Our ids are UUIDs; anything else names nothing of ours. */
    public static Optional<UUID> uuid(String id) {
        try {
            UUID uuid = UUID.fromString(id);
            return uuid.toString().equals(id) ? Optional.of(uuid) : Optional.empty();
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    public static Optional<UUID> uuid(IdType id) {
        return uuid(id.getIdPart());
    }

    /** A token without modifier, because an ignored modifier would return the opposite of what was asked. */
    public static TokenParam plain(TokenParam token) {
        if (token.getModifier() != null || token.getMissing() != null) {
            throw new ProblemException(ProblemType.MALFORMED_REQUEST, "no modifier is supported on this parameter");
        }
        return token;
    }

    private static String nextUrl(RequestDetails request, String next) {
        String[] count = request.getParameters().get("_count");
        String[] patient = request.getParameters().get("patient");
        return request.getFhirServerBase() + "/" + request.getResourceName() + "?" + CURSOR + "=" + next
                + (count == null ? "" : "&_count=" + Integer.parseInt(count[0]))
                + (patient == null ? "" : "&patient=" + URLEncoder.encode(patient[0], StandardCharsets.UTF_8));
    }
}
