package health.mizan.fhir.ours;

import health.mizan.access.Caller;
import health.mizan.cases.CaseId;
import health.mizan.cases.Cases;
import health.mizan.fhir.kept.Projection;
import health.mizan.fhir.searching.Query;
import health.mizan.web.Page;
import health.mizan.web.PageRequest;
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
        Optional<UUID> one = Drawing.asked(query, "_id").or(() -> Drawing.numbered(query, Drawing.CASE));
        if (one.isPresent() || query.asksFor("identifier")) {
            return new Page<>(one.flatMap(id -> find(caller, id)).stream().toList(), null);
        }
        return cases.list(
                        caller,
                        new Cases.Filter(
                                Drawing.asked(query, "patient", "subject").orElse(null), null, null, null),
                        PageRequest.of(cursor, query.page().limit()))
                .map(AccountMapper::account);
    }
}
