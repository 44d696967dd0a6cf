package health.mizan.portal.claims;

import health.mizan.access.Caller;
import health.mizan.masterdata.Codes;
import health.mizan.node.ForNode;
import health.mizan.node.NodeRole;
import health.mizan.parties.PatientId;
import health.mizan.parties.PayerId;
import health.mizan.portal.kit.When;
import health.mizan.portal.office.Office;
import health.mizan.portal.office.Sheets;
import health.mizan.portal.office.Sheets.Column;
import health.mizan.portal.pages.Page;
import health.mizan.portal.pages.Pages;
import health.mizan.worklists.ClaimQueue;
import health.mizan.worklists.ClaimRow;
import health.mizan.worklists.ClaimWork;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A queue of claims as a file, with the rows of the list. */
@Controller
@ForNode(NodeRole.PORTAL)
class ClaimFile {

    private final Office office;
    private final ClaimWork work;
    private final Pages pages;

    ClaimFile(Office office, ClaimWork work, Pages pages) {
        this.office = office;
        this.work = work;
        this.pages = pages;
    }

    @GetMapping("/{language:ar|en}/office/claims.csv")
    void claims(
            @RequestParam(defaultValue = "all") String queue, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Caller caller = office.caller();
        ClaimQueue chosen = Codes.of(ClaimQueue.class, queue).orElse(ClaimQueue.ALL);
        Page page = pages.page(request, true);
        Optional<List<ClaimRow>> rows = work.file(caller, chosen);
        if (rows.isEmpty()) {
            Sheets.tooLong(response, page, "/office/claims?queue=" + Codes.code(chosen));
            return;
        }
        var names = office.names(page, caller, rows.get().stream().map(ClaimRow::patient));
        var payers = office.payers(page, rows.get().stream().map(ClaimRow::payer));
        Sheets.send(
                response,
                page,
                "claims-" + Codes.code(chosen) + "-" + office.days().today(),
                rows.get(),
                columns(page, names, payers));
    }

    /** The whole number of a claim: its end alone may look like a figure, as 1234E567 does. */
    private List<Column<ClaimRow>> columns(Page page, Map<PatientId, String> names, Map<PayerId, String> payers) {
        return List.of(
                new Column<>("office.claim", row -> row.id().toString()),
                new Column<>("office.patient", row -> Office.name(page, names, row.patient())),
                new Column<>("office.payer", row -> payers.getOrDefault(row.payer(), "")),
                new Column<>("office.site", ClaimRow::site),
                new Column<>("office.served", row -> row.servedOn().toString()),
                new Column<>("office.asked", row -> row.asked().toDecimal().toPlainString()),
                new Column<>("office.currency", row -> row.asked().currency().getCurrencyCode()),
                new Column<>("office.state", row -> page.text("office.claim." + Codes.code(row.state()))),
                new Column<>(
                        "office.since",
                        row -> When.stamp(row.since().atZone(office.days().zone()))),
                new Column<>("office.next", row -> page.text("office.next." + Codes.code(row.next()))));
    }
}
