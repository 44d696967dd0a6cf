package health.mizan.fhir.directory;

import health.mizan.access.Caller;
import health.mizan.facilities.Practitioner;
import health.mizan.facilities.PractitionerId;
import health.mizan.facilities.Practitioners;
import health.mizan.fhir.kept.Holdings;
import health.mizan.fhir.kept.Projection;
import health.mizan.fhir.searching.Parameters;
import health.mizan.fhir.searching.Query;
import health.mizan.masterdata.ListRequest;
import health.mizan.web.Page;
import health.mizan.web.PageRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Those who give care at the caller's facilities. */
@Component
class PractitionerProjection implements Projection {

    private final Practitioners practitioners;
    private final Clock clock;

    PractitionerProjection(Practitioners practitioners, Clock clock) {
        this.practitioners = practitioners;
        this.clock = clock;
    }

    @Override
    public String type() {
        return "Practitioner";
    }

    @Override
    public Optional<Resource> find(Caller caller, UUID id) {
        return practitioners.find(new PractitionerId(id), caller).map(this::mapped);
    }

    @Override
    public Page<Resource> candidates(Caller caller, Query query, @Nullable String cursor) {
        if (query.asksFor(Parameters.ID)) {
            return Drawn.only(query.exactly(Parameters.ID).stream()
                    .flatMap(id -> Holdings.uuid(id).stream())
                    .flatMap(id -> find(caller, id).stream()));
        }
        if (query.asksFor(Parameters.IDENTIFIER)) {
            return Drawn.only(query.exactly(Parameters.IDENTIFIER).stream()
                    .flatMap(form -> byNumber(caller, Numbered.of(form)).stream())
                    .map(this::mapped));
        }
        Page<Practitioner> page = practitioners.list(
                new ListRequest(null, null, PageRequest.of(cursor, query.page().limit())), null, caller);
        return page.map(this::mapped);
    }

    private Optional<Practitioner> byNumber(Caller caller, Numbered number) {
        return switch (number.system()) {
            case DirectoryMapper.PRACTITIONER_CODE -> practitioners.byCode(number.value(), caller);
            case DirectoryMapper.LICENCE, DirectoryMapper.NPHIES_LICENCE ->
                practitioners.byLicence(number.value(), caller);
            default -> Optional.empty();
        };
    }

    private Resource mapped(Practitioner person) {
        return DirectoryMapper.practitioner(person, LocalDate.now(clock));
    }
}
