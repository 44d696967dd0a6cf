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
import health.mizan.parties.PayerId;
import health.mizan.payers.Payer;
import health.mizan.payers.Payers;
import health.mizan.web.Page;
import health.mizan.web.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Payers and, after them, the clinic's own sites. */
@Component
class OrganizationProjection implements Projection {

    /** Marks a cursor that has passed the payers. */
    private static final String SITES = "sites.";

    private final Payers payers;
    private final Facilities facilities;

    OrganizationProjection(Payers payers, Facilities facilities) {
        this.payers = payers;
        this.facilities = facilities;
    }

    @Override
    public String type() {
        return "Organization";
    }

    @Override
    public Optional<Resource> find(Caller caller, UUID id) {
        return payers.find(new PayerId(id))
                .<Resource>map(DirectoryMapper::organization)
                .or(() -> facilities.find(new FacilityId(id)).map(DirectoryMapper::organization));
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
                    .flatMap(number -> byNumber(Numbered.of(number)).stream()));
        }
        return page(query.page().limit(), cursor);
    }

    private Page<Resource> page(int limit, @Nullable String cursor) {
        if (cursor != null && cursor.startsWith(SITES)) {
            return sites(limit, cursor.substring(SITES.length()));
        }
        Page<Payer> page = payers.list(new ListRequest(null, null, PageRequest.of(cursor, limit)), null);
        if (page.items().isEmpty()) {
            return sites(limit, "");
        }
        List<Resource> found = page.items().stream()
                .<Resource>map(DirectoryMapper::organization)
                .toList();
        return new Page<>(found, page.next() == null ? SITES : page.next());
    }

    private Page<Resource> sites(int limit, String cursor) {
        Page<Facility> page =
                facilities.list(new ListRequest(null, null, PageRequest.of(cursor.isEmpty() ? null : cursor, limit)));
        List<Resource> found = page.items().stream()
                .<Resource>map(DirectoryMapper::organization)
                .toList();
        return new Page<>(found, page.next() == null ? null : SITES + page.next());
    }

    private Optional<Organization> byNumber(Numbered number) {
        return switch (number.system()) {
            case DirectoryMapper.PAYER_CODE -> payers.byCode(number.value()).map(DirectoryMapper::organization);
            case DirectoryMapper.FACILITY_CODE ->
                facilities.byCode(number.value()).map(DirectoryMapper::organization);
            default -> payers.byIdentifier(number.system(), number.value()).map(DirectoryMapper::organization);
        };
    }
}
