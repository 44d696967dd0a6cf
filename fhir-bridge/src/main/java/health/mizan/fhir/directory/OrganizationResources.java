package health.mizan.fhir.directory;

import ca.uhn.fhir.rest.annotation.Count;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.StringParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import health.mizan.facilities.Facilities;
import health.mizan.facilities.Facility;
import health.mizan.fhir.SearchPages;
import health.mizan.masterdata.ListRequest;
import health.mizan.parties.FacilityId;
import health.mizan.parties.PayerId;
import health.mizan.payers.Payer;
import health.mizan.payers.Payers;
import health.mizan.web.Page;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Organization;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Payers and, after them, the clinic's own sites. */
@Component
public class OrganizationResources implements IResourceProvider {

    /** Marks a cursor that has passed the payers. */
    private static final String SITES = "sites.";

    private final Payers payers;
    private final Facilities facilities;

    OrganizationResources(Payers payers, Facilities facilities) {
        this.payers = payers;
        this.facilities = facilities;
    }

    @Override
    public Class<? extends IBaseResource> getResourceType() {
        return Organization.class;
    }

    @Read
    public Organization read(@IdParam IdType id) {
        return SearchPages.uuid(id).flatMap(this::find).orElseThrow(() -> new ResourceNotFoundException(id));
    }

    @Search
    public Bundle search(
            @OptionalParam(name = "_id") @Nullable TokenParam id,
            @OptionalParam(name = "identifier") @Nullable TokenParam identifier,
            @OptionalParam(name = SearchPages.CURSOR) @Nullable StringParam cursor,
            @Count @Nullable Integer count,
            RequestDetails request) {
        if (id != null) {
            return SearchPages.of(
                    request,
                    SearchPages.uuid(SearchPages.plain(id).getValue())
                            .flatMap(this::find)
                            .filter(found -> identifier == null
                                    || Numbers.has(found.getIdentifier(), SearchPages.plain(identifier))));
        }
        if (identifier != null) {
            return SearchPages.of(request, byNumber(SearchPages.plain(identifier)));
        }
        return page(request, count, cursor == null ? null : cursor.getValue());
    }

    private Bundle page(RequestDetails request, @Nullable Integer count, @Nullable String cursor) {
        if (cursor != null && cursor.startsWith(SITES)) {
            return sites(request, count, cursor.substring(SITES.length()));
        }
        Page<Payer> page = payers.list(new ListRequest(null, null, SearchPages.page(count, cursor)), null);
        if (page.items().isEmpty()) {
            return sites(request, count, "");
        }
        List<Organization> found =
                page.items().stream().map(DirectoryMapper::organization).toList();
        return SearchPages.of(request, found, page.next() == null ? SITES : page.next());
    }

    private Bundle sites(RequestDetails request, @Nullable Integer count, String cursor) {
        Page<Facility> page =
                facilities.list(new ListRequest(null, null, SearchPages.page(count, cursor.isEmpty() ? null : cursor)));
        List<Organization> found =
                page.items().stream().map(DirectoryMapper::organization).toList();
        return SearchPages.of(request, found, page.next() == null ? null : SITES + page.next());
    }

    private Optional<Organization> find(UUID id) {
        return payers.find(new PayerId(id))
                .map(DirectoryMapper::organization)
                .or(() -> facilities.find(new FacilityId(id)).map(DirectoryMapper::organization));
    }

    private Optional<Organization> byNumber(TokenParam number) {
        String system = Numbers.system(number);
        return switch (system) {
            case DirectoryMapper.PAYER_CODE -> payers.byCode(number.getValue()).map(DirectoryMapper::organization);
            case DirectoryMapper.FACILITY_CODE ->
                facilities.byCode(number.getValue()).map(DirectoryMapper::organization);
            default -> payers.byIdentifier(system, number.getValue()).map(DirectoryMapper::organization);
        };
    }
}
