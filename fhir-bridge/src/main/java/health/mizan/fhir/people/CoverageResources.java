package health.mizan.fhir.people;

import ca.uhn.fhir.rest.annotation.Count;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.RequiredParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.StringParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import health.mizan.access.Callers;
import health.mizan.coverage.CoverageId;
import health.mizan.coverage.Coverages;
import health.mizan.fhir.SearchPages;
import health.mizan.parties.PatientId;
import health.mizan.web.Page;
import health.mizan.web.ProblemException;
import health.mizan.web.ProblemType;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.IdType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The covers of patients within the caller's sight. */
@Component
public class CoverageResources implements IResourceProvider {

    private final Coverages coverages;
    private final Callers callers;

    CoverageResources(Coverages coverages, Callers callers) {
        this.coverages = coverages;
        this.callers = callers;
    }

    @Override
    public Class<? extends IBaseResource> getResourceType() {
        return Coverage.class;
    }

    @Read
    public Coverage read(@IdParam IdType id) {
        return SearchPages.uuid(id)
                .flatMap(uuid -> coverages.find(callers.current(), new CoverageId(uuid)))
                .map(PeopleMapper::coverage)
                .orElseThrow(() -> new ResourceNotFoundException(id));
    }

    @Search
    public Bundle search(
            @RequiredParam(name = "patient") ReferenceParam patient,
            @OptionalParam(name = SearchPages.CURSOR) @Nullable StringParam cursor,
            @Count @Nullable Integer count,
            RequestDetails request) {
        if (patient.getChain() != null || patient.getMissing() != null) {
            throw new ProblemException(
                    ProblemType.MALFORMED_REQUEST, "the patient is named by reference, as Patient/id");
        }
        Optional<Page<health.mizan.coverage.Coverage>> page = SearchPages.uuid(patient.getIdPart())
                .flatMap(uuid -> coverages.of(
                        callers.current(),
                        new PatientId(uuid),
                        SearchPages.page(count, cursor == null ? null : cursor.getValue())));
        List<Coverage> found = page.stream()
                .flatMap(present -> present.items().stream())
                .map(PeopleMapper::coverage)
                .toList();
        return SearchPages.of(request, found, page.map(Page::next).orElse(null));
    }
}
