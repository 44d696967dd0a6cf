package health.mizan.portal.ops;

import health.mizan.access.Caller;
import health.mizan.cases.Case;
import health.mizan.cases.CaseId;
import health.mizan.cases.Cases;
import health.mizan.casestatus.CaseStatuses;
import health.mizan.exchanges.Exchanges;
import health.mizan.node.ForNode;
import health.mizan.node.NodeRole;
import health.mizan.processes.ProcessPicture;
import health.mizan.processes.ProcessPictures;
import health.mizan.processes.ProcessTrail;
import health.mizan.web.PageRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** One case with all that runs, was said and is still to be delivered for it, and the acts that get it going again. */
@Controller
@ForNode(NodeRole.PORTAL)
class CasePages {

    private static final int ROWS = 50;

    private final Operators operators;
    private final ProcessPictures pictures;
    private final Exchanges exchanges;
    private final Outgoing outgoing;
    private final Cases cases;
    private final CaseStatuses statuses;

    CasePages(
            Operators operators,
            ProcessPictures pictures,
            Exchanges exchanges,
            Outgoing outgoing,
            Cases cases,
            CaseStatuses statuses) {
        this.operators = operators;
        this.pictures = pictures;
        this.exchanges = exchanges;
        this.outgoing = outgoing;
        this.cases = cases;
        this.statuses = statuses;
    }

    @GetMapping("/{language:ar|en}/ops/cases/{id}")
    void one(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String done,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Caller.Staff caller = operators.caller();
        Case found = cases.find(caller, new CaseId(id)).orElseThrow(Operators::unknown);
        Map<ProcessPicture, ProcessTrail> processes = new LinkedHashMap<>();
        for (ProcessPicture picture : pictures.ofCase(caller, id)) {
            pictures.trail(caller, picture.id()).ifPresent(trail -> processes.put(picture, trail));
        }
        Map<String, Object> shown = new HashMap<>(outgoing.of(caller, id));
        shown.put("found", found);
        shown.put("status", statuses.of(caller, found.id()).orElseThrow(Operators::unknown));
        shown.put("processes", processes);
        shown.put(
                "said",
                exchanges
                        .list(caller, new Exchanges.Filter(null, null, id.toString()), PageRequest.of(null, ROWS))
                        .items());
        shown.put("done", done);
        operators.show(response, "ops/case.jte", operators.page(request), shown);
    }
}
