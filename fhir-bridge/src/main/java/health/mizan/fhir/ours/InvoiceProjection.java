package health.mizan.fhir.ours;

import health.mizan.access.Caller;
import health.mizan.claims.ClaimId;
import health.mizan.claims.Claims;
import health.mizan.fhir.kept.Projection;
import health.mizan.fhir.nphies.Nphies;
import health.mizan.fhir.searching.Query;
import health.mizan.invoices.Invoice;
import health.mizan.invoices.InvoiceId;
import health.mizan.invoices.Invoices;
import health.mizan.web.Page;
import health.mizan.web.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What patients owe. */
@Component
class InvoiceProjection implements Projection {

    private final Invoices invoices;
    private final Claims claims;

    InvoiceProjection(Invoices invoices, Claims claims) {
        this.invoices = invoices;
        this.claims = claims;
    }

    @Override
    public String type() {
        return "Invoice";
    }

    @Override
    public Optional<Resource> find(Caller caller, UUID id) {
        return invoices.find(caller, new InvoiceId(id)).map(this::drawn);
    }

    @Override
    public Page<Resource> candidates(Caller caller, Query query, @Nullable String cursor) {
        Optional<List<UUID>> ids = Drawing.among(query, "_id");
        if (ids.isPresent()) {
            return Drawing.all(ids.get(), id -> find(caller, id));
        }
        if (query.asksFor("identifier")) {
            return new Page<>(numbered(caller, query).map(this::drawn).toList(), null);
        }
        Invoices.Filter filter = new Invoices.Filter(
                null,
                Drawing.asked(query, "patient", "subject").orElse(null),
                Drawing.asked(query, "account").orElse(null),
                null);
        return invoices.list(caller, filter, PageRequest.of(cursor, query.page().limit()))
                .map(this::drawn);
    }

    /** By its own number, or by the number of the claim that it comes of. */
    private Stream<Invoice> numbered(Caller caller, Query query) {
        Stream<Invoices.Filter> numbers = Drawing.numbers(query, Drawing.INVOICE_NUMBER).stream()
                .map(number -> new Invoices.Filter(null, null, null, number));
        Stream<Invoices.Filter> claimed = Drawing.numbered(query, Nphies.OUR_INVOICE_OF_CLAIM).stream()
                .flatMap(claim -> caseOf(caller, claim).stream())
                .map(financialCase -> new Invoices.Filter(null, null, financialCase, null));
        return Stream.concat(numbers, claimed)
                .flatMap(filter -> invoices.list(caller, filter, PageRequest.of(null, null)).items().stream());
    }

    private Optional<UUID> caseOf(Caller caller, UUID claim) {
        return claims.find(caller, new ClaimId(claim))
                .map(found -> found.financialCase().value());
    }

    private Resource drawn(Invoice invoice) {
        return InvoiceMapper.invoice(
                invoice,
                invoice.basis() == Invoice.Basis.ADJUDICATED
                        ? claims.ofCase(invoice.financialCase())
                        : Optional.empty());
    }
}
