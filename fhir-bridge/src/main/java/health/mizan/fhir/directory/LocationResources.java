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
import health.mizan.web.Page;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Location;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The clinic's sites as places. */
@Component
public class LocationResources implements IResourceProvider {

    private final Facilities facilities;

    LocationResources(Facilities facilities) {
        this.facilities = facilities;
    }

    @Override
    public Class<? extends IBaseResource> getResourceType() {
        return Location.class;
    }

    @Read
    public Location read(@IdParam IdType id) {
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
        Page<Facility> page = facilities.list(
                new ListRequest(null, null, SearchPages.page(count, cursor == null ? null : cursor.getValue())));
        List<Location> found =
                page.items().stream().map(DirectoryMapper::location).toList();
        return SearchPages.of(request, found, page.next());
    }

    private Optional<Location> find(UUID id) {
        return facilities.find(new FacilityId(id)).map(DirectoryMapper::location);
    }

    private Optional<Location> byNumber(TokenParam number) {
        return Numbers.system(number).equals(DirectoryMapper.FACILITY_CODE)
                ? facilities.byCode(number.getValue()).map(DirectoryMapper::location)
                : Optional.empty();
    }
}
