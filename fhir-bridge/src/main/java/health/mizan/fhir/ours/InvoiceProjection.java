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
        Optional<UUID> one = Drawing.asked(query, "_id");
        if (one.isPresent()) {
            return new Page<>(find(caller, one.get()).stream().toList(), null);
        }
        Optional<String> number =
                Drawing.numbers(query, Drawing.INVOICE_NUMBER).stream().findFirst();
        Optional<UUID> financialCase = Drawing.asked(query, "account")
                .or(() -> Drawing.numbered(query, Nphies.OUR_INVOICE_OF_CLAIM).flatMap(claim -> caseOf(caller, claim)));
        if (query.asksFor("identifier") && number.isEmpty() && financialCase.isEmpty()) {
            return new Page<>(List.of(), null);
        }
        return invoices.list(
                        caller,
                        new Invoices.Filter(
                                null,
                                Drawing.asked(query, "patient", "subject").orElse(null),
                                financialCase.orElse(null),
                                number.orElse(null)),
                        PageRequest.of(cursor, query.page().limit()))
                .map(this::drawn);
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
