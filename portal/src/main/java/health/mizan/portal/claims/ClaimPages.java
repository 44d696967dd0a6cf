package health.mizan.portal.claims;

import health.mizan.access.Caller;
import health.mizan.claims.Claim;
import health.mizan.claims.ClaimId;
import health.mizan.claims.Claims;
import health.mizan.masterdata.Codes;
import health.mizan.node.ForNode;
import health.mizan.node.NodeRole;
import health.mizan.portal.office.ListFile;
import health.mizan.portal.office.Office;
import health.mizan.portal.office.OfficeRights;
import health.mizan.portal.office.Pager;
import health.mizan.portal.pages.Answers;
import health.mizan.portal.pages.Page;
import health.mizan.portal.pages.Pages;
import health.mizan.worklists.ClaimQueue;
import health.mizan.worklists.ClaimRow;
import health.mizan.worklists.ClaimWork;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The claims by what is to be done about them, and one claim with its lines and its story. */
@Controller
@ForNode(NodeRole.PORTAL)
@RequestMapping("/{language:ar|en}/office/claims")
class ClaimPages {

    private final Office office;
    private final ClaimWork work;
    private final Claims claims;
    private final ClaimSheets sheets;
    private final Pages pages;

    ClaimPages(Office office, ClaimWork work, Claims claims, ClaimSheets sheets, Pages pages) {
        this.office = office;
        this.work = work;
        this.claims = claims;
        this.sheets = sheets;
        this.pages = pages;
    }

    @GetMapping
    void list(
            @RequestParam(defaultValue = "all") String queue,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String file,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Caller caller = office.caller();
        ClaimQueue chosen = Codes.of(ClaimQueue.class, queue).orElse(ClaimQueue.ALL);
        var rows = work.list(caller, chosen, Office.newestFirst(cursor));
        Page page = pages.page(request, true);
        Map<String, Object> shown = new HashMap<>();
        shown.put("queue", chosen);
        shown.put("counts", work.counts(caller, EnumSet.complementOf(EnumSet.of(ClaimQueue.ALL))));
        shown.put("rows", rows);
        shown.put("names", office.names(page, caller, rows.items().stream().map(ClaimRow::patient)));
        shown.put("payers", office.payers(page, rows.items().stream().map(ClaimRow::payer)));
        shown.put("ages", ages(rows.items()));
        shown.put("waitingDays", work.waitingAfterDays());
        shown.put("file", ListFile.of("/office/claims.csv?queue=" + Codes.code(chosen), file));
        shown.put("pager", Pager.of("/office/claims?queue=" + Codes.code(chosen), cursor, rows.next()));
        pages.show(response, "office/claims.jte", page, shown);
    }

    @GetMapping("/{id}")
    void show(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "all") String queue,
            @RequestParam(required = false) @Nullable String said,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Caller caller = office.caller();
        Claim claim = claims.find(caller, new ClaimId(id)).orElseThrow(Answers::nothingThere);
        ClaimQueue chosen = Codes.of(ClaimQueue.class, queue).orElse(ClaimQueue.ALL);
        Page page = pages.page(request, true);
        Map<String, Object> shown = new HashMap<>();
        shown.put("sheet", sheets.of(page, caller, claim));
        shown.put("queue", chosen);
        shown.put("beside", work.beside(caller, chosen, claim));
        shown.put("rights", OfficeRights.of(caller));
        shown.put("said", Said.of(said));
        pages.show(response, "office/claim.jte", page, shown);
    }

    /** In days, as the office counts them. */
    private Map<ClaimId, Long> ages(List<ClaimRow> rows) {
        LocalDate today = office.days().today();
        ZoneId zone = office.days().zone();
        return rows.stream()
                .collect(Collectors.toMap(
                        ClaimRow::id, row -> ChronoUnit.DAYS.between(LocalDate.ofInstant(row.since(), zone), today)));
    }
}
