package health.mizan.portal.office;

import health.mizan.access.Caller;
import health.mizan.figures.CashFlows;
import health.mizan.figures.OpenInvoices;
import health.mizan.figures.OpenInvoices.Which;
import health.mizan.figures.Span;
import health.mizan.figures.Tries;
import health.mizan.money.Money;
import health.mizan.node.ForNode;
import health.mizan.node.NodeRole;
import health.mizan.portal.kit.Bars;
import health.mizan.portal.pages.Page;
import health.mizan.portal.pages.Pages;
import health.mizan.worklists.OfficeWork;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The office's first page: what came in, what is open, how payments go, and what waits for a person. */
@Controller
@ForNode(NodeRole.PORTAL)
class TodayPage {

    private static final int SHOWN_DAYS = 14;
    private static final int REASONS = 5;
    private static final Currency RIYALS = Currency.getInstance("SAR");

    private final Office office;
    private final CashFlows flows;
    private final OpenInvoices invoices;
    private final Tries tries;
    private final OfficeWork work;
    private final Pages pages;

    TodayPage(Office office, CashFlows flows, OpenInvoices invoices, Tries tries, OfficeWork work, Pages pages) {
        this.office = office;
        this.flows = flows;
        this.invoices = invoices;
        this.tries = tries;
        this.work = work;
        this.pages = pages;
    }

    @GetMapping("/{language:ar|en}/office")
    void show(
            @RequestParam(required = false) @Nullable String period,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String until,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Caller caller = office.caller();
        Chosen chosen = office.chosen(response, period, from, until);
        Page page = pages.page(request, true);
        pages.show(
                response,
                "office/today.jte",
                page,
                Map.of(
                        "chosen", chosen,
                        "today", today(page, caller, chosen.span()),
                        "rights", OfficeRights.of(caller)));
    }

    private Today today(Page page, Caller caller, Span span) {
        List<CashFlows.Day> days = flows.days(caller, span.last(SHOWN_DAYS));
        return new Today(
                flows.sum(caller, span),
                invoices.sum(caller, Which.UNPAID, span.until()),
                invoices.sum(caller, Which.OVERDUE, span.until()),
                days,
                Bars.of(page, days.stream().map(TodayPage::bar).toList()),
                tries.successes(caller, span),
                tries.failures(caller, span, REASONS),
                work.waiting(caller));
    }

    /** The picture is of riyals; the table beside it has every currency. */
    private static Bars.Day bar(CashFlows.Day day) {
        return new Bars.Day(
                day.day(),
                day.amounts().stream()
                        .filter(amount -> amount.currency().equals(RIYALS))
                        .findFirst()
                        .orElseGet(() -> Money.zero(RIYALS)));
    }
}
