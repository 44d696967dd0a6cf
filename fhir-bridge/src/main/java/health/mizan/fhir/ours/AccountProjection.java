package health.mizan.fhir.ours;

import health.mizan.access.Caller;
import health.mizan.cases.CaseId;
import health.mizan.cases.Cases;
import health.mizan.fhir.kept.Projection;
import health.mizan.fhir.searching.Query;
import health.mizan.web.Page;
import health.mizan.web.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Cases as the accounts that invoices belong to. */
@Component
class AccountProjection implements Projection {

    private final Cases cases;

    AccountProjection(Cases cases) {
        this.cases = cases;
    }

    @Override
    public String type() {
        return "Account";
    }

    @Override
    public Optional<Resource> find(Caller caller, UUID id) {
        return cases.find(caller, new CaseId(id)).map(AccountMapper::account);
    }

    @Override
    public Page<Resource> candidates(Caller caller, Query query, @Nullable String cursor) {
        Optional<List<UUID>> ids = Drawing.among(query, "_id");
        if (ids.isPresent() || query.asksFor("identifier")) {
            return Drawing.all(ids.orElseGet(() -> Drawing.numbered(query, Drawing.CASE)), id -> find(caller, id));
        }
        return cases.list(
                        caller,
                        new Cases.Filter(
                                Drawing.asked(query, "patient", "subject").orElse(null), null, null, null),
                        PageRequest.of(cursor, query.page().limit()))
                .map(AccountMapper::account);
    }
}
