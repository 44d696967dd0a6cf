package health.mizan.portal.desk.admit;

import health.mizan.access.Caller;
import health.mizan.estimates.Estimates;
import health.mizan.masterdata.FieldError;
import health.mizan.masterdata.Saved;
import health.mizan.node.ForNode;
import health.mizan.node.NodeRole;
import health.mizan.patients.Patient;
import health.mizan.portal.desk.Answers;
import health.mizan.portal.desk.Forms;
import health.mizan.portal.desk.Once;
import health.mizan.portal.desk.Seen;
import health.mizan.portal.desk.Who;
import health.mizan.portal.kit.Form;
import health.mizan.portal.pages.Page;
import health.mizan.portal.pages.Pages;
import health.mizan.walkins.WalkIn;
import health.mizan.walkins.WalkIns;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Opens a visit of somebody who walked in, with the services that are planned, and estimates it at once. */
@Controller
@ForNode(NodeRole.PORTAL)
@RequestMapping("/{language:ar|en}/desk/p/{id}/visits")
class VisitPage {

    private final Seen seen;
    private final WalkIns walkIns;
    private final Estimates estimates;
    private final VisitForms forms;
    private final Once once;
    private final Pages pages;

    VisitPage(Seen seen, WalkIns walkIns, Estimates estimates, VisitForms forms, Once once, Pages pages) {
        this.seen = seen;
        this.walkIns = walkIns;
        this.estimates = estimates;
        this.forms = forms;
        this.once = once;
        this.pages = pages;
    }

    @GetMapping
    void show(@PathVariable UUID id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Patient patient = seen.patient(id);
        List<String> files = patient.registrations().stream()
                .map(Patient.Registration::facility)
                .toList();
        String site = VisitForms.begins(seen.caller(), LastSite.of(request), files);
        Form form = new Form(Map.of("key", once.key(), "quantity1", "1", "site", site), Map.of());
        show(patient, form, request, response);
    }

    @PostMapping
    void open(
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Patient patient = seen.patient(id);
        Page page = pages.page(request, true);
        Form form = forms.checked(seen.caller(), Forms.of(typed, VisitForms.FIELDS), patient);
        try {
            if (form.hasErrors()) {
                throw new Once.Refused(form);
            }
            URI next = once.act(seen.caller(), request, form, () -> opened(patient, form));
            LastSite.remember(VisitForms.site(seen.caller(), form), request, response);
            Answers.goTo(response, page, next.toString());
        } catch (Once.Refused refused) {
            response.setStatus(Answers.UNFIT);
            Map<String, String> again = new HashMap<>(refused.form().typed());
            if (refused.form().errors().containsKey("key")) {
                again.put("key", once.key());
            }
            show(patient, new Form(again, refused.form().errors()), request, response);
        }
    }

    private URI opened(Patient patient, Form form) {
        Caller caller = seen.caller();
        Saved<WalkIn> saved = walkIns.open(caller, forms.draft(caller, form, patient));
        WalkIn visit =
                switch (saved) {
                    case Saved.Created<WalkIn>(WalkIn now) -> now;
                    case Saved.Changed<WalkIn>(WalkIn now) -> now;
                    case Saved.Unchanged<WalkIn>(WalkIn now) -> now;
                    case Saved.Refused<WalkIn>(var errors) -> throw new Once.Refused(wrong(form, errors));
                    case Saved.Conflict<WalkIn> conflict ->
                        throw new Once.Refused(form.with("service1", "desk.visit.conflict"));
                    case Saved.Stale<WalkIn> stale ->
                        throw new Once.Refused(form.with("service1", "desk.visit.conflict"));
                };
        if (!visit.charges().isEmpty()) {
            // None is made of a plan without rules for the day: then the page says so.
            estimates.make(caller, visit.id());
        }
        return URI.create("/desk/p/" + patient.id());
    }

    private static Form wrong(Form form, Iterable<FieldError> errors) {
        Form wrong = form;
        for (FieldError error : errors) {
            wrong = wrong.with(
                    VisitForms.fieldOf(error.field(), form),
                    "desk.visit.wrong." + VisitForms.kindOf(error.field(), form));
        }
        return wrong;
    }

    private void show(Patient patient, Form form, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Page page = pages.page(request, true);
        pages.show(
                response,
                "desk/visits.jte",
                page,
                Map.of(
                        "who",
                        Who.of(patient, page.language()),
                        "form",
                        form,
                        "choices",
                        forms.choices(seen.caller(), patient, form, page.language())));
    }
}
