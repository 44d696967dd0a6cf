package health.mizan.portal.claims;

import health.mizan.access.Caller;
import health.mizan.claims.Claim;
import health.mizan.claims.ClaimId;
import health.mizan.claims.Claims;
import health.mizan.denials.Denial;
import health.mizan.denials.DenialId;
import health.mizan.denials.Denials;
import health.mizan.denials.Denials.Choice;
import health.mizan.denials.Denials.Deciding;
import health.mizan.masterdata.Codes;
import health.mizan.node.ForNode;
import health.mizan.node.NodeRole;
import health.mizan.portal.kit.Form;
import health.mizan.portal.office.Office;
import health.mizan.portal.office.OfficeRights;
import health.mizan.portal.pages.Answers;
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

/** What becomes of a line that the payer refused: a person decides, never the clock. */
@Controller
@ForNode(NodeRole.PORTAL)
@RequestMapping("/{language:ar|en}/office/claims/{id}/denials/{denial}")
class DecisionPages {

    private final Office office;
    private final Claims claims;
    private final Denials denials;
    private final Pages pages;

    DecisionPages(Office office, Claims claims, Denials denials, Pages pages) {
        this.office = office;
        this.claims = claims;
        this.denials = denials;
        this.pages = pages;
    }

    @GetMapping
    void show(
            @PathVariable UUID id, @PathVariable UUID denial, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        show(found(id, denial), Form.empty(), request, response);
    }

    @PostMapping
    void decide(
            @PathVariable UUID id,
            @PathVariable UUID denial,
            @RequestParam Map<String, String> sent,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Denial found = found(id, denial);
        DenialForm form = DenialForm.of(sent);
        Optional<Choice> choice = form.choice();
        if (choice.isEmpty()) {
            wrong(found, form.checked(), request, response);
            return;
        }
        Deciding deciding =
                denials.decide(office.caller(), found.id(), choice.get()).orElseThrow(Answers::nothingThere);
        switch (deciding) {
            case Deciding.Done done ->
                Answers.goTo(
                        response,
                        pages.page(request, true),
                        "/office/claims/" + id + "?said=" + Codes.code(Said.DECIDED));
            case Deciding.NotFromHere not ->
                wrong(found, form.checked().with("action", "office.denial.not.now"), request, response);
            case Deciding.NotThePatients not ->
                wrong(found, form.checked().with("consent", "office.denial.no.consent"), request, response);
            case Deciding.NotApproved not ->
                wrong(found, form.checked().with("action", "office.denial.not.approved"), request, response);
        }
    }

    private Denial found(UUID claim, UUID denial) {
        return denials.find(office.caller(), new DenialId(denial))
                .filter(one -> one.claim().value().equals(claim))
                .orElseThrow(Answers::nothingThere);
    }

    private void wrong(Denial denial, Form form, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setStatus(Answers.UNFIT);
        show(denial, form, request, response);
    }

    private void show(Denial denial, Form form, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Caller caller = office.caller();
        Claim claim = claims.find(caller, new ClaimId(denial.claim().value())).orElseThrow(Answers::nothingThere);
        Claim.Line line = claims.lines(claim.id()).stream()
                .filter(one -> one.charge().equals(denial.charge()))
                .findFirst()
                .orElseThrow(Answers::nothingThere);
        Page page = pages.page(request, true);
        Map<String, Object> shown = new HashMap<>();
        shown.put("claim", claim);
        shown.put("line", line);
        shown.put("denial", denial);
        shown.put("reason", ClaimSheets.reason(page.language(), denial.reason()));
        shown.put("form", form);
        shown.put("rights", OfficeRights.of(caller));
        shown.put("choices", DenialForm.choices(page, denial, OfficeRights.of(caller)));
        shown.put("grounds", DenialForm.grounds(page));
        pages.show(response, "office/denial.jte", page, shown);
    }
}
