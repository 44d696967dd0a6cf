package health.mizan.fhir.people;

import health.mizan.access.Caller;
import health.mizan.fhir.kept.Holdings;
import health.mizan.fhir.kept.Projection;
import health.mizan.fhir.searching.Parameters;
import health.mizan.fhir.searching.Query;
import health.mizan.parties.PatientId;
import health.mizan.patients.Patients;
import health.mizan.persons.Identifier;
import health.mizan.web.Page;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Patients within the caller's sight. The register cannot be listed: a search names a person by id or number. */
@Component
class PatientProjection implements Projection {

    private final Patients patients;

    PatientProjection(Patients patients) {
        this.patients = patients;
    }

    @Override
    public String type() {
        return "Patient";
    }

    @Override
    public Optional<Resource> find(Caller caller, UUID id) {
        return patients.find(caller, new PatientId(id)).map(PeopleMapper::patient);
    }

    @Override
    public Page<Resource> candidates(Caller caller, Query query, @Nullable String cursor) {
        Stream<Resource> found = query.asksFor(Parameters.ID)
                ? query.exactly(Parameters.ID).stream()
                        .flatMap(id -> Holdings.uuid(id).stream())
                        .flatMap(id -> find(caller, id).stream())
                : query.exactly(Parameters.IDENTIFIER).stream().flatMap(form -> byNumber(caller, form));
        List<Resource> items = found.toList();
        return new Page<>(items, null);
    }

    private Stream<Resource> byNumber(Caller caller, String form) {
        int bar = form.indexOf('|');
        if (bar < 1 || bar == form.length() - 1) {
            return Stream.empty();
        }
        Identifier wanted = Identifier.of(form.substring(0, bar), form.substring(bar + 1));
        return patients.search(caller, wanted, Optional.empty()).stream().map(PeopleMapper::patient);
    }
}
