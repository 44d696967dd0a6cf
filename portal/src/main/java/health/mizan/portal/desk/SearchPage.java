package health.mizan.portal.desk;

import health.mizan.access.Caller;
import health.mizan.access.Callers;
import health.mizan.arrivals.Arrivals;
import health.mizan.arrivals.Found;
import health.mizan.arrivals.Typed;
import health.mizan.frontdesk.DeskCovers;
import health.mizan.node.ForNode;
import health.mizan.node.NodeRole;
import health.mizan.parties.PatientId;
import health.mizan.portal.kit.Form;
import health.mizan.portal.pages.Page;
import health.mizan.portal.pages.Pages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One box for whatever the person at the desk shows. What is sought never stands in an address. */
@Controller
@ForNode(NodeRole.PORTAL)
class SearchPage {

    private static final String DESK = "/{language:ar|en}/desk";
    private static final int RECENT = 8;

    private final Arrivals arrivals;
    private final DeskCovers covers;
    private final GlassOffers glass;
    private final Callers callers;
    private final Pages pages;

    SearchPage(Arrivals arrivals, DeskCovers covers, GlassOffers glass, Callers callers, Pages pages) {
        this.arrivals = arrivals;
        this.covers = covers;
        this.glass = glass;
        this.callers = callers;
        this.pages = pages;
    }

    @GetMapping(DESK)
    void start(HttpServletRequest request, HttpServletResponse response) throws IOException {
        show(request, response, Form.empty(), null);
    }

    @PostMapping(DESK)
    void find(@RequestParam(defaultValue = "") String sought, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Caller caller = callers.current();
        Found found = arrivals.find(caller, Typed.read(sought));
        Optional<PatientId> only = found.only();
        if (only.isPresent()) {
            covers.arrived(caller, found.people().getFirst().patient());
            Answers.goTo(response, pages.page(request, true), "/desk/p/" + only.get());
            return;
        }
        Form form = new Form(Map.of("sought", sought), Map.of());
        if (found.typed().shape() == Typed.Shape.NOTHING) {
            response.setStatus(Answers.UNFIT);
            show(
                    request,
                    response,
                    form.with("sought", sought.isBlank() ? "desk.sought.empty" : "desk.sought.short"),
                    null);
            return;
        }
        show(request, response, form, found);
    }

    private void show(HttpServletRequest request, HttpServletResponse response, Form form, @Nullable Found found)
            throws IOException {
        Page page = pages.page(request, true);
        List<PersonRow> recent = found != null
                ? List.of()
                : arrivals.today(callers.current(), RECENT).stream()
                        .map(arrival -> PersonRow.of(arrival, page.language()))
                        .toList();
        Map<String, Object> parameters = new HashMap<>(Map.of("form", form, "recent", recent));
        if (found != null) {
            parameters.put("search", Search.of(found, page.language()));
            glass.of(callers.current(), found.typed(), false).ifPresent(offer -> parameters.put("glass", offer));
        }
        pages.show(response, "desk/search.jte", page, parameters);
    }
}
