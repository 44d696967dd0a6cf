package health.mizan.portal.desk;

import health.mizan.access.Caller;
import health.mizan.access.Callers;
import health.mizan.arrivals.Found;
import health.mizan.arrivals.Typed;
import health.mizan.frontdesk.DeskCovers;
import health.mizan.masterdata.Codes;
import health.mizan.node.ForNode;
import health.mizan.node.NodeRole;
import health.mizan.parties.Phi;
import health.mizan.patients.Patient;
import health.mizan.patients.Patients;
import health.mizan.portal.kit.Form;
import health.mizan.portal.pages.Page;
import health.mizan.portal.pages.Pages;
import health.mizan.sight.Sight.BreakGlass;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Opens the file of a restricted patient who stands at the desk, by a whole number and for a reason. */
@Controller
@ForNode(NodeRole.PORTAL)
class GlassPage {

    private final Patients patients;
    private final DeskCovers covers;
    private final GlassOffers offers;
    private final Callers callers;
    private final Pages pages;

    GlassPage(Patients patients, DeskCovers covers, GlassOffers offers, Callers callers, Pages pages) {
        this.patients = patients;
        this.covers = covers;
        this.offers = offers;
        this.callers = callers;
        this.pages = pages;
    }

    @PostMapping("/{language:ar|en}/desk/protected")
    void open(
            @RequestParam(defaultValue = "") String sought,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Page page = pages.page(request, true).at("/desk");
        Caller caller = callers.current();
        Typed typed = Typed.read(sought);
        if (!typed.isNumber()) {
            Answers.goTo(response, page, "/desk");
            return;
        }
        Form form = Forms.of(Map.of("sought", sought, "reason", reason), "sought", "reason");
        Optional<BreakGlass> why = Codes.of(BreakGlass.class, reason);
        if (why.isEmpty()) {
            response.setStatus(Answers.UNFIT);
            show(response, page, form.with("reason", "desk.glass.reason.none"), typed, false);
            return;
        }
        Optional<Patient> opened = patients.breakGlass(caller, Phi.of(typed.text()), why.get());
        if (opened.isEmpty()) {
            show(response, page, form, typed, true);
            return;
        }
        covers.arrived(caller, opened.get());
        Answers.goTo(response, page, "/desk/p/" + opened.get().id());
    }

    /** The search that led here, which found nobody. */
    private void show(HttpServletResponse response, Page page, Form form, Typed typed, boolean missed)
            throws IOException {
        Search nobody = Search.of(new Found(typed, false, List.of(), false), page.language());
        Map<String, Object> parameters = new HashMap<>(Map.of("form", form, "recent", List.of(), "search", nobody));
        offers.of(callers.current(), typed, missed).ifPresent(offer -> parameters.put("glass", offer));
        pages.show(response, "desk/search.jte", page, parameters);
    }
}
