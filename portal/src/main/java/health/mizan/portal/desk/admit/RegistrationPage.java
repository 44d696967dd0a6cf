package health.mizan.portal.desk.admit;

import health.mizan.access.Caller;
import health.mizan.access.Callers;
import health.mizan.discoveries.DiscoveryId;
import health.mizan.frontdesk.DeskDiscoveries;
import health.mizan.frontdesk.DiscoveryView;
import health.mizan.node.ForNode;
import health.mizan.node.NodeRole;
import health.mizan.portal.desk.Answers;
import health.mizan.portal.desk.Forms;
import health.mizan.portal.desk.Once;
import health.mizan.portal.desk.Seen;
import health.mizan.portal.kit.Form;
import health.mizan.portal.pages.Page;
import health.mizan.portal.pages.Pages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Gives somebody a file here, and asks their insurer in the same go. */
@Controller
@ForNode(NodeRole.PORTAL)
@RequestMapping("/{language:ar|en}/desk/registration")
class RegistrationPage {

    private final Desks desks;
    private final Offers offers;
    private final Once once;
    private final DeskDiscoveries discoveries;
    private final Callers callers;
    private final Pages pages;

    RegistrationPage(Desks desks, Offers offers, Once once, DeskDiscoveries discoveries, Callers callers, Pages pages) {
        this.desks = desks;
        this.offers = offers;
        this.once = once;
        this.discoveries = discoveries;
        this.callers = callers;
        this.pages = pages;
    }

    @GetMapping
    void empty(HttpServletRequest request, HttpServletResponse response) throws IOException {
        show(Map.of("key", once.key()), request, response);
    }

    /**
     * Begins with what was sought in vain, which comes in a form, for a number has no place in an address; or with what an
     * insurer was asked about.
     *
     * @param check the id of a question to an insurer; empty for none
     */
    @PostMapping("/new")
    void begun(
            @RequestParam(defaultValue = "") String sought,
            @RequestParam(defaultValue = "") String check,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Map<String, String> typed =
                check.isEmpty() ? RegistrationForms.begun(sought) : RegistrationForms.begun(asked(check));
        typed.put("key", once.key());
        show(typed, request, response);
    }

    @PostMapping
    void register(@RequestParam Map<String, String> typed, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Caller caller = callers.current();
        Form form = RegistrationForms.checked(Forms.of(typed, RegistrationForms.FIELDS));
        Page page = pages.page(request, true);
        try {
            if (form.hasErrors()) {
                throw new Once.Refused(form);
            }
            URI next = once.act(
                    caller,
                    request,
                    form,
                    () -> URI.create("/desk/p/" + desks.filed(caller, form).id()));
            Answers.goTo(response, page, next.toString());
        } catch (Once.Refused refused) {
            response.setStatus(Answers.UNFIT);
            Map<String, String> again = new HashMap<>(refused.form().typed());
            if (refused.form().errors().containsKey("key")) {
                again.put("key", once.key());
            }
            show(new Form(again, refused.form().errors()), request, response);
        }
    }

    private DiscoveryView asked(String check) {
        return Optional.ofNullable(Once.id(check))
                .flatMap(id -> discoveries.find(callers.current(), new DiscoveryId(id)))
                .orElseThrow(Seen::nothingThere);
    }

    private void show(Map<String, String> typed, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        show(new Form(typed, Map.of()), request, response);
    }

    private void show(Form form, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Page page = pages.page(request, true).at("/desk/registration");
        pages.show(
                response,
                "desk/registration.jte",
                page,
                Map.of(
                        "form", form,
                        "sites", offers.sites(callers.current(), page.language()),
                        "plans", offers.plans(page.language())));
    }
}
