package health.mizan.portal.office;

import health.mizan.access.Caller;
import health.mizan.figures.CashFlow;
import health.mizan.figures.CashFlows;
import health.mizan.figures.OpenInvoice;
import health.mizan.figures.OpenInvoices;
import health.mizan.figures.OpenInvoices.Which;
import health.mizan.figures.Span;
import health.mizan.masterdata.Codes;
import health.mizan.node.ForNode;
import health.mizan.node.NodeRole;
import health.mizan.parties.PatientId;
import health.mizan.portal.kit.When;
import health.mizan.portal.office.Sheets.Column;
import health.mizan.portal.pages.Page;
import health.mizan.portal.pages.Pages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The lists behind the figures as files, with the same rows and columns. */
@Controller
@ForNode(NodeRole.PORTAL)
@RequestMapping("/{language:ar|en}/office")
class FilePages {

    private final Office office;
    private final CashFlows flows;
    private final OpenInvoices invoices;
    private final Pages pages;

    FilePages(Office office, CashFlows flows, OpenInvoices invoices, Pages pages) {
        this.office = office;
        this.flows = flows;
        this.invoices = invoices;
        this.pages = pages;
    }

    @GetMapping("/payments.csv")
    void payments(ListQuery query, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Caller caller = office.caller();
        Chosen chosen = office.chosen(query.from(), query.until());
        Page page = pages.page(request, true);
        Optional<List<CashFlow>> rows = flows.file(caller, chosen.span());
        if (rows.isEmpty()) {
            Sheets.tooLong(response, page, "/office/payments?" + chosen.query());
            return;
        }
        Span span = chosen.span();
        var names = office.names(page, caller, rows.get().stream().map(CashFlow::patient));
        Sheets.send(
                response, page, "received-" + span.from() + "-" + span.until(), rows.get(), columns(page, span, names));
    }

    private static List<Column<CashFlow>> columns(Page page, Span span, Map<PatientId, String> names) {
        return List.of(
                new Column<>("office.time", row -> When.stamp(row.at().atZone(span.zone()))),
                new Column<>("office.patient", row -> Office.name(page, names, row.patient())),
                new Column<>("office.means", row -> Labels.means(page, row.means())),
                new Column<>("office.receipt", row -> Optional.ofNullable(row.receipt())
                        .orElse("")),
                new Column<>("office.site", CashFlow::site),
                new Column<>("office.amount", row -> row.amount().toDecimal().toPlainString()),
                new Column<>("office.currency", row -> row.amount().currency().getCurrencyCode()));
    }

    @GetMapping("/invoices.csv")
    void invoices(ListQuery query, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Caller caller = office.caller();
        Which which = query.which();
        LocalDate until = office.chosen(query.until(), query.until()).span().until();
        Page page = pages.page(request, true);
        Optional<List<OpenInvoice>> rows = invoices.file(caller, which, until);
        if (rows.isEmpty()) {
            Sheets.tooLong(response, page, ListQuery.invoices("/office/invoices", which, until));
            return;
        }
        var names = office.names(page, caller, rows.get().stream().map(OpenInvoice::patient));
        Sheets.send(response, page, Codes.code(which) + "-" + until, rows.get(), columns(page, names));
    }

    private static List<Column<OpenInvoice>> columns(Page page, Map<PatientId, String> names) {
        return List.of(
                new Column<>("office.invoice", OpenInvoice::number),
                new Column<>("office.patient", row -> Office.name(page, names, row.patient())),
                new Column<>("office.issued", row -> row.issuedOn().toString()),
                new Column<>("office.due", row -> row.dueOn().toString()),
                new Column<>("office.site", OpenInvoice::site),
                new Column<>("office.open", row -> row.open().toDecimal().toPlainString()),
                new Column<>("office.currency", row -> row.open().currency().getCurrencyCode()));
    }
}
