package health.mizan.portal.desk.patient;

import health.mizan.access.Caller;
import health.mizan.cases.CaseId;
import health.mizan.estimates.Estimates;
import health.mizan.frontdesk.DeskCovers;
import health.mizan.node.ForNode;
import health.mizan.node.NodeRole;
import health.mizan.patients.Patient;
import health.mizan.portal.desk.Answers;
import health.mizan.portal.desk.Rights;
import health.mizan.portal.desk.Seen;
import health.mizan.portal.pages.Page;
import health.mizan.portal.pages.Pages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The patient who stands there: covered or not, what the visit will cost, what is owed. */
@Controller
@ForNode(NodeRole.PORTAL)
@RequestMapping("/{language:ar|en}/desk/p/{id}")
class PatientPage {

    private final Seen seen;
    private final DeskCovers covers;
    private final Estimates estimates;
    private final Desk desk;
    private final Protections protections;
    private final Pages pages;

    PatientPage(Seen seen, DeskCovers covers, Estimates estimates, Desk desk, Protections protections, Pages pages) {
        this.seen = seen;
        this.covers = covers;
        this.estimates = estimates;
        this.desk = desk;
        this.protections = protections;
        this.pages = pages;
    }

    @GetMapping
    void show(@PathVariable UUID id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Caller caller = seen.caller();
        Page page = pages.page(request, true);
        Patient known = seen.patient(id);
        PatientView patient = desk.of(caller, known, page.language());
        Map<String, Object> parameters = new HashMap<>(Map.of("patient", patient, "may", Rights.of(caller)));
        protections.of(caller, known).ifPresent(protection -> parameters.put("protection", protection));
        pages.show(response, "desk/patient.jte", page, parameters);
    }

    /** A protected file that is open for a while is closed now. */
    @PostMapping("/closing")
    void close(@PathVariable UUID id, HttpServletRequest request, HttpServletResponse response) {
        protections.close(seen.caller(), seen.patient(id));
        Answers.goTo(response, pages.page(request, true), "/desk");
    }

    /** The box alone, for a page that waits for the answer; nothing as long as it would look the same. */
    @GetMapping("/cover")
    void cover(
            @PathVariable UUID id,
            @RequestParam UUID check,
            @RequestParam(defaultValue = "") String stage,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Caller caller = seen.caller();
        if (desk.stage(caller, check).filter(stage::equals).isPresent()) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return;
        }
        Page page = pages.page(request, true);
        CoverView cover = desk.cover(caller, seen.patient(id), page.language());
        pages.show(
                response,
                "desk/cover.jte",
                page,
                Map.of("again", "/desk/p/" + id + "/cover?check=" + cover.check() + "&", "cover", cover));
    }

    /** Chosen from a list: whoever comes is asked about, as when a number is scanned. */
    @PostMapping("/arrival")
    void arrived(@PathVariable UUID id, HttpServletRequest request, HttpServletResponse response) {
        Caller caller = seen.caller();
        covers.arrived(caller, seen.patient(id));
        back(id, request, response);
    }

    @PostMapping("/check")
    void again(@PathVariable UUID id, HttpServletRequest request, HttpServletResponse response) {
        Caller caller = seen.caller();
        covers.again(caller, seen.patient(id));
        back(id, request, response);
    }

    @PostMapping("/estimate")
    void estimate(
            @PathVariable UUID id, @RequestParam UUID visit, HttpServletRequest request, HttpServletResponse response) {
        Caller caller = seen.caller();
        seen.patient(id);
        if (estimates.make(caller, new CaseId(visit)).isEmpty()) {
            throw Seen.nothingThere();
        }
        back(id, request, response);
    }

    private void back(UUID id, HttpServletRequest request, HttpServletResponse response) {
        Answers.goTo(response, pages.page(request, true), "/desk/p/" + id);
    }
}
