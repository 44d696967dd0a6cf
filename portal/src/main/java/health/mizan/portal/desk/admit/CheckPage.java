package health.mizan.portal.desk.admit;

import health.mizan.access.Caller;
import health.mizan.access.Callers;
import health.mizan.discoveries.DiscoveryId;
import health.mizan.frontdesk.DeskDiscoveries;
import health.mizan.masterdata.FieldError;
import health.mizan.masterdata.Saved;
import health.mizan.node.ForNode;
import health.mizan.node.NodeRole;
import health.mizan.portal.desk.Answers;
import health.mizan.portal.desk.Forms;
import health.mizan.portal.desk.Rights;
import health.mizan.portal.desk.Seen;
import health.mizan.portal.desk.patient.CoverView;
import health.mizan.portal.kit.Form;
import health.mizan.portal.pages.Page;
import health.mizan.portal.pages.Pages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Whether somebody is covered who has no file here, and may want none. Numbers come in forms, and addresses hold ids. */
@Controller
@ForNode(NodeRole.PORTAL)
@RequestMapping("/{language:ar|en}/desk/checks")
class CheckPage {

    private final DeskDiscoveries discoveries;
    private final Offers offers;
    private final Callers callers;
    private final Pages pages;
    private final Clock clock;

    CheckPage(DeskDiscoveries discoveries, Offers offers, Callers callers, Pages pages, Clock clock) {
        this.discoveries = discoveries;
        this.offers = offers;
        this.callers = callers;
        this.pages = pages;
        this.clock = clock;
    }

    @GetMapping
    void empty(HttpServletRequest request, HttpServletResponse response) throws IOException {
        form(Form.empty(), request, response);
    }

    /** Begins with what was sought in vain. */
    @PostMapping("/new")
    void begun(@RequestParam(defaultValue = "") String sought, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        form(new Form(CheckForms.begun(sought), Map.of()), request, response);
    }

    /** Sent twice, it leads to the question that is open. */
    @PostMapping
    void ask(@RequestParam Map<String, String> typed, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Form form = Forms.of(typed, CheckForms.FIELDS);
        Saved<DiscoveryId> asked = discoveries.ask(callers.current(), CheckForms.draft(form));
        if (asked instanceof Saved.Refused<DiscoveryId>(List<FieldError> errors)) {
            response.setStatus(Answers.UNFIT);
            form(CheckForms.wrong(form, errors), request, response);
            return;
        }
        goTo(asked, request, response);
    }

    @GetMapping("/{id}")
    void show(@PathVariable UUID id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Caller caller = callers.current();
        Page page = pages.page(request, true);
        pages.show(response, "desk/check.jte", page, Map.of("check", view(caller, id, page), "may", Rights.of(caller)));
    }

    /** The box alone, for a page that waits for the answer; nothing as long as it would look the same. */
    @GetMapping("/{id}/cover")
    void cover(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String stage,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Caller caller = callers.current();
        if (discoveries
                .progress(caller, new DiscoveryId(id))
                .map(known -> CoverView.stage(known.state(), known.requestedAt(), clock.instant()))
                .filter(stage::equals)
                .isPresent()) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return;
        }
        Page page = pages.page(request, true);
        pages.show(response, "desk/check-cover.jte", page, Map.of("check", view(caller, id, page)));
    }

    @PostMapping("/{id}/again")
    void again(@PathVariable UUID id, HttpServletRequest request, HttpServletResponse response) {
        goTo(
                discoveries.again(callers.current(), new DiscoveryId(id)).orElseThrow(Seen::nothingThere),
                request,
                response);
    }

    private CheckView view(Caller caller, UUID id, Page page) {
        return discoveries
                .find(caller, new DiscoveryId(id))
                .map(asked -> CheckView.of(asked, page.language(), clock.instant()))
                .orElseThrow(Seen::nothingThere);
    }

    private void goTo(Saved<DiscoveryId> asked, HttpServletRequest request, HttpServletResponse response) {
        DiscoveryId id =
                switch (asked) {
                    case Saved.Created<DiscoveryId>(DiscoveryId now) -> now;
                    case Saved.Unchanged<DiscoveryId>(DiscoveryId now) -> now;
                    default -> throw new IllegalStateException("a question is open, new, or refused");
                };
        Answers.goTo(response, pages.page(request, true), "/desk/checks/" + id);
    }

    private void form(Form form, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Page page = pages.page(request, true).at("/desk/checks");
        pages.show(
                response,
                "desk/check-form.jte",
                page,
                Map.of(
                        "form", form,
                        "sites", offers.sites(callers.current(), page.language()),
                        "insurers", Offers.payers(Offers.whole(discoveries::insurers), page.language())));
    }
}
