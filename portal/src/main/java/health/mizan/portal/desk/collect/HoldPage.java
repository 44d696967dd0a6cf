package health.mizan.portal.desk.collect;

import health.mizan.access.Caller;
import health.mizan.dues.DeskDues;
import health.mizan.dues.DeskHoldings;
import health.mizan.dues.Due;
import health.mizan.estimates.Estimate;
import health.mizan.masterdata.Codes;
import health.mizan.masterdata.Saved;
import health.mizan.node.ForNode;
import health.mizan.node.NodeRole;
import health.mizan.patients.Patient;
import health.mizan.payments.Debt;
import health.mizan.portal.desk.Answers;
import health.mizan.portal.desk.Forms;
import health.mizan.portal.desk.Names;
import health.mizan.portal.desk.Once;
import health.mizan.portal.desk.Seen;
import health.mizan.portal.desk.Who;
import health.mizan.portal.kit.Form;
import health.mizan.portal.pages.Language;
import health.mizan.portal.pages.Page;
import health.mizan.portal.pages.Pages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The patient reads what is set aside and agrees; the card is given on the patient's own phone. */
@Controller
@ForNode(NodeRole.PORTAL)
@RequestMapping("/{language:ar|en}/desk/p/{id}/hold")
class HoldPage {

    private final Seen seen;
    private final DeskDues dues;
    private final DeskHoldings holdings;
    private final DeskLinks links;
    private final Once once;
    private final Pages pages;

    HoldPage(Seen seen, DeskDues dues, DeskHoldings holdings, DeskLinks links, Once once, Pages pages) {
        this.seen = seen;
        this.dues = dues;
        this.holdings = holdings;
        this.links = links;
        this.once = once;
        this.pages = pages;
    }

    @GetMapping
    void show(@PathVariable UUID id, @RequestParam UUID visit, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Patient patient = seen.patient(id);
        show(patient, due(patient, visit), new Form(Map.of("key", once.key()), Map.of()), request, response);
    }

    @PostMapping
    void agree(
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Patient patient = seen.patient(id);
        Caller caller = seen.caller();
        UUID visit =
                Optional.ofNullable(Once.id(typed.getOrDefault("visit", ""))).orElseThrow(Seen::nothingThere);
        Due due = due(patient, visit);
        Page page = pages.page(request, true);
        Form form = Forms.of(typed, "visit", "key", "estimate");
        Debt debt = new Debt(Debt.Kind.CASE, visit);
        DeskLinks.Deal deal = new DeskLinks.Deal(caller, patient.id(), debt);
        try {
            String next =
                    links.make(deal, form, null, () -> agreed(caller, due, form, page.language()), request, response);
            Answers.goTo(response, page, next);
        } catch (Once.Refused refused) {
            response.setStatus(Answers.UNFIT);
            Form again = new Form(Map.of("key", once.key()), refused.form().errors());
            show(patient, due(patient, visit), again, request, response);
        }
    }

    private void agreed(Caller caller, Due due, Form form, Language language) {
        Estimate estimate = due.estimate();
        if (holdings.obstacle(due).isPresent() || estimate == null) {
            throw new Once.Refused(form.with("agree", "desk.hold.changed"));
        }
        if (!estimate.id().toString().equals(form.typed("estimate"))) {
            // The patient has read another one.
            throw new Once.Refused(form.with("agree", "desk.hold.changed"));
        }
        Saved<Estimate> saved = holdings.agree(
                        caller, due, language == Language.ARABIC ? Estimate.Language.AR : Estimate.Language.EN)
                .orElseThrow(Seen::nothingThere);
        if (saved instanceof Saved.Conflict<Estimate>) {
            throw new Once.Refused(form.with("agree", "desk.hold.changed"));
        }
    }

    private Due due(Patient patient, UUID visit) {
        return dues.find(seen.caller(), new Debt(Debt.Kind.DEPOSIT, visit))
                .filter(due -> due.patient().equals(patient.id()))
                .orElseThrow(Seen::nothingThere);
    }

    private void show(Patient patient, Due due, Form form, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Page page = pages.page(request, true)
                .at("/desk/p/" + patient.id() + "/hold?visit=" + due.debt().id());
        Map<String, Object> shown = new HashMap<>(Map.of(
                "who",
                Who.of(patient, page.language()),
                "form",
                form,
                "visit",
                due.debt().id().toString()));
        Optional<DeskHoldings.Obstacle> obstacle = holdings.obstacle(due);
        obstacle.ifPresent(why -> shown.put("obstacle", Codes.code(why)));
        Optional.ofNullable(due.estimate()).filter(known -> obstacle.isEmpty()).ifPresent(known -> {
            shown.put("estimate", known);
            known.toHold().ifPresent(hold -> shown.put("amount", hold));
            known.toAgree().ifPresent(words -> shown.put("words", Names.said(words, page.language())));
        });
        pages.show(response, "desk/hold.jte", page, shown);
    }
}
