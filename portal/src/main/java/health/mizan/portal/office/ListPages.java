package health.mizan.portal.office;

import health.mizan.access.Caller;
import health.mizan.figures.CashFlow;
import health.mizan.figures.CashFlows;
import health.mizan.figures.OpenInvoice;
import health.mizan.figures.OpenInvoices;
import health.mizan.figures.OpenInvoices.Which;
import health.mizan.figures.Tries;
import health.mizan.figures.Try;
import health.mizan.masterdata.Codes;
import health.mizan.node.ForNode;
import health.mizan.node.NodeRole;
import health.mizan.portal.pages.Page;
import health.mizan.portal.pages.Pages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The lists behind the figures: each adds up to the figure that leads to it. */
@Controller
@ForNode(NodeRole.PORTAL)
@RequestMapping("/{language:ar|en}/office")
class ListPages {

    private final Office office;
    private final CashFlows flows;
    private final OpenInvoices invoices;
    private final Tries tries;
    private final Pages pages;

    ListPages(Office office, CashFlows flows, OpenInvoices invoices, Tries tries, Pages pages) {
        this.office = office;
        this.flows = flows;
        this.invoices = invoices;
        this.tries = tries;
        this.pages = pages;
    }

    @GetMapping("/payments")
    void payments(ListQuery query, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Caller caller = office.caller();
        Chosen chosen = office.chosen(response, null, query.from(), query.until());
        var rows = flows.list(caller, chosen.span(), Office.newestFirst(query.cursor()));
        Page page = pages.page(request, true);
        pages.show(
                response,
                "office/payments.jte",
                page,
                Map.of(
                        "chosen", chosen,
                        "total", flows.sum(caller, chosen.span()),
                        "rows", rows,
                        "names",
                                office.names(page, caller, rows.items().stream().map(CashFlow::patient)),
                        "file", ListFile.of("/office/payments.csv?" + chosen.query(), query.file()),
                        "pager", Pager.of("/office/payments?" + chosen.query(), query.cursor(), rows.next())));
    }

    @GetMapping("/invoices")
    void invoices(ListQuery query, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Caller caller = office.caller();
        Which which = query.which();
        LocalDate until = office.chosen(response, null, query.until(), query.until())
                .span()
                .until();
        var rows = invoices.list(caller, which, until, Office.newestFirst(query.cursor()));
        Page page = pages.page(request, true);
        pages.show(
                response,
                "office/invoices.jte",
                page,
                Map.of(
                        "which", which,
                        "until", until,
                        "today", office.days().today(),
                        "total", invoices.sum(caller, which, until),
                        "rows", rows,
                        "names",
                                office.names(page, caller, rows.items().stream().map(OpenInvoice::patient)),
                        "file", ListFile.of(ListQuery.invoices("/office/invoices.csv", which, until), query.file()),
                        "pager",
                                Pager.of(
                                        ListQuery.invoices("/office/invoices", which, until),
                                        query.cursor(),
                                        rows.next())));
    }

    @GetMapping("/tries")
    void tries(
            @RequestParam(required = false) @Nullable String gateway,
            @RequestParam(required = false) @Nullable String method,
            @RequestParam(required = false) @Nullable String outcome,
            @RequestParam(required = false) @Nullable String failure,
            ListQuery query,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Caller caller = office.caller();
        Chosen chosen = office.chosen(response, null, query.from(), query.until());
        Tries.Filter filter = new Tries.Filter(
                gateway,
                method,
                outcome == null ? null : Codes.of(Try.Outcome.class, outcome).orElse(null),
                failure);
        var rows = tries.list(caller, chosen.span(), filter, Office.newestFirst(query.cursor()));
        Page page = pages.page(request, true);
        pages.show(
                response,
                "office/tries.jte",
                page,
                Map.of(
                        "chosen", chosen,
                        "filter", filter,
                        "rows", rows,
                        "names",
                                office.names(page, caller, rows.items().stream().map(Try::patient)),
                        "pager", Pager.of(TryLinks.to(chosen, filter), query.cursor(), rows.next())));
    }
}
