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
import health.mizan.access.Callers;
import health.mizan.facilities.PractitionerId;
import health.mizan.facilities.Practitioners;
import health.mizan.fhir.SearchPages;
import health.mizan.masterdata.ListRequest;
import health.mizan.web.Page;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Practitioner;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Those who give care at the caller's facilities. */
@Component
public class PractitionerResources implements IResourceProvider {

    private final Practitioners practitioners;
    private final Callers callers;
    private final Clock clock;

    PractitionerResources(Practitioners practitioners, Callers callers, Clock clock) {
        this.practitioners = practitioners;
        this.callers = callers;
        this.clock = clock;
    }

    @Override
    public Class<? extends IBaseResource> getResourceType() {
        return Practitioner.class;
    }

    @Read
    public Practitioner read(@IdParam IdType id) {
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
        Page<health.mizan.facilities.Practitioner> page = practitioners.list(
                new ListRequest(null, null, SearchPages.page(count, cursor == null ? null : cursor.getValue())),
                null,
                callers.current());
        List<Practitioner> found = page.items().stream().map(this::mapped).toList();
        return SearchPages.of(request, found, page.next());
    }

    private Optional<Practitioner> find(UUID id) {
        return practitioners.find(new PractitionerId(id), callers.current()).map(this::mapped);
    }

    private Optional<Practitioner> byNumber(TokenParam number) {
        return switch (Numbers.system(number)) {
            case DirectoryMapper.PRACTITIONER_CODE ->
                practitioners.byCode(number.getValue(), callers.current()).map(this::mapped);
            case DirectoryMapper.LICENCE ->
                practitioners.byLicence(number.getValue(), callers.current()).map(this::mapped);
            default -> Optional.empty();
        };
    }

    private Practitioner mapped(health.mizan.facilities.Practitioner person) {
        return DirectoryMapper.practitioner(person, LocalDate.now(clock));
    }
}
