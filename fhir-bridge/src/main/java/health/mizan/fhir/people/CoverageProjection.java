package health.mizan.fhir.people;

import health.mizan.access.Caller;
import health.mizan.coverage.Coverage;
import health.mizan.coverage.CoverageId;
import health.mizan.coverage.Coverages;
import health.mizan.fhir.kept.Holdings;
import health.mizan.fhir.kept.Projection;
import health.mizan.fhir.searching.Parameters;
import health.mizan.fhir.searching.Query;
import health.mizan.parties.PatientId;
import health.mizan.web.Page;
import health.mizan.web.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The covers of patients within the caller's sight, found by id or by the patient. */
@Component
class CoverageProjection implements Projection {

    private static final String PATIENT = "Patient/";

    private final Coverages coverages;

    CoverageProjection(Coverages coverages) {
        this.coverages = coverages;
    }

    @Override
    public String type() {
        return "Coverage";
    }

    @Override
    public Optional<Resource> find(Caller caller, UUID id) {
        return coverages.find(caller, new CoverageId(id)).map(PeopleMapper::coverage);
    }

    @Override
    public Page<Resource> candidates(Caller caller, Query query, @Nullable String cursor) {
        if (query.asksFor(Parameters.ID)) {
            List<Resource> found = query.exactly(Parameters.ID).stream()
                    .flatMap(id -> Holdings.uuid(id).stream())
                    .flatMap(id -> find(caller, id).stream())
                    .toList();
            return new Page<>(found, null);
        }
        Optional<PatientId> patient = Stream.of("patient", "beneficiary")
                .flatMap(name -> query.exactly(name).stream())
                .filter(reference -> reference.startsWith(PATIENT))
                .flatMap(reference -> Holdings.uuid(reference.substring(PATIENT.length())).stream())
                .findFirst()
                .map(PatientId::new);
        Page<Coverage> none = new Page<>(List.of(), null);
        return patient.flatMap(id -> coverages.of(
                        caller, id, PageRequest.of(cursor, query.page().limit())))
                .orElse(none)
                .map(PeopleMapper::coverage);
    }
}
