package health.mizan.fhir.people;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import health.mizan.access.Callers;
import health.mizan.fhir.SearchPages;
import health.mizan.parties.PatientId;
import health.mizan.patients.Patients;
import health.mizan.persons.Identifier;
import health.mizan.web.ProblemException;
import health.mizan.web.ProblemType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Patients within the caller's sight. The register cannot be listed: a search names a person by id or number. */
@Component
public class PatientResources implements IResourceProvider {

    private final Patients patients;
    private final Callers callers;

    PatientResources(Patients patients, Callers callers) {
        this.patients = patients;
        this.callers = callers;
    }

    @Override
    public Class<? extends IBaseResource> getResourceType() {
        return Patient.class;
    }

    @Read
    public Patient read(@IdParam IdType id) {
        return SearchPages.uuid(id).flatMap(this::find).orElseThrow(() -> new ResourceNotFoundException(id));
    }

    @Search
    public Bundle search(
            @OptionalParam(name = "_id") @Nullable TokenParam id,
            @OptionalParam(name = "identifier") @Nullable TokenParam identifier,
            RequestDetails request) {
        if (identifier != null && request.getRequestType() != RequestTypeEnum.POST) {
            // Addresses end up in logs and histories, and a national id must not.
            throw refused("search for a person's number by POST to _search: it does not belong in an address");
        }
        return SearchPages.unnamed(request, found(id, identifier));
    }

    private List<Patient> found(@Nullable TokenParam id, @Nullable TokenParam identifier) {
        if (id != null) {
            return SearchPages.uuid(SearchPages.plain(id).getValue()).flatMap(this::find).stream()
                    .filter(patient -> identifier == null || has(patient, SearchPages.plain(identifier)))
                    .toList();
        }
        if (identifier != null) {
            return byNumber(SearchPages.plain(identifier));
        }
        throw refused("name the patient by _id or identifier");
    }

    private Optional<Patient> find(UUID id) {
        return patients.find(callers.current(), new PatientId(id)).map(PeopleMapper::patient);
    }

    private List<Patient> byNumber(TokenParam number) {
        Identifier wanted = Identifier.of(system(number), number.getValue());
        return patients.search(callers.current(), wanted, Optional.empty()).stream()
                .map(PeopleMapper::patient)
                .toList();
    }

    private static boolean has(Patient patient, TokenParam number) {
        String system = system(number);
        return patient.getIdentifier().stream()
                .anyMatch(one ->
                        system.equals(one.getSystem()) && number.getValue().equals(one.getValue()));
    }

    private static String system(TokenParam number) {
        if (number.getSystem() == null || number.getSystem().isEmpty()) {
            throw refused("search by identifier as system|value: a bare value is ambiguous");
        }
        return number.getSystem();
    }

    private static ProblemException refused(String detail) {
        return new ProblemException(ProblemType.MALFORMED_REQUEST, detail);
    }
}
