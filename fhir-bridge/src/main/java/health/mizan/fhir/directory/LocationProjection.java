package health.mizan.fhir.directory;

import health.mizan.access.Caller;
import health.mizan.facilities.Facilities;
import health.mizan.facilities.Facility;
import health.mizan.fhir.kept.Holdings;
import health.mizan.fhir.kept.Projection;
import health.mizan.fhir.searching.Parameters;
import health.mizan.fhir.searching.Query;
import health.mizan.masterdata.ListRequest;
import health.mizan.parties.FacilityId;
import health.mizan.web.Page;
import health.mizan.web.PageRequest;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The clinic's own sites as places. */
@Component
class LocationProjection implements Projection {

    private final Facilities facilities;

    LocationProjection(Facilities facilities) {
        this.facilities = facilities;
    }

    @Override
    public String type() {
        return "Location";
    }

    @Override
    public Optional<Resource> find(Caller caller, UUID id) {
        return facilities.find(new FacilityId(id)).map(DirectoryMapper::location);
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
                    .map(Numbered::of)
                    .filter(number -> number.system().equals(DirectoryMapper.FACILITY_CODE))
                    .flatMap(number -> facilities.byCode(number.value()).stream())
                    .map(DirectoryMapper::location));
        }
        Page<Facility> page = facilities.list(
                new ListRequest(null, null, PageRequest.of(cursor, query.page().limit())));
        return page.map(DirectoryMapper::location);
    }
}
