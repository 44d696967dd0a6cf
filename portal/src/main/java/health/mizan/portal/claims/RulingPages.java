package health.mizan.portal.claims;

import health.mizan.access.Caller;
import health.mizan.claims.Claim;
import health.mizan.claims.ClaimId;
import health.mizan.claims.Claims;
import health.mizan.followups.FollowUps;
import health.mizan.masterdata.Codes;
import health.mizan.node.ForNode;
import health.mizan.node.NodeRole;
import health.mizan.portal.kit.Choice;
import health.mizan.portal.kit.Form;
import health.mizan.portal.office.Office;
import health.mizan.portal.pages.Answers;
import health.mizan.portal.pages.Page;
import health.mizan.portal.pages.Pages;
import health.mizan.submissions.Hearing;
import health.mizan.submissions.Hearing.Ruling;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
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

/** An answer of a payer that does not fit what was asked: it counts as it stands, or for nothing. */
@Controller
@ForNode(NodeRole.PORTAL)
@RequestMapping("/{language:ar|en}/office/claims/{id}/answers/{answer}")
class RulingPages {

    private static final int LONGEST = 500;

    private final Office office;
    private final Claims claims;
    private final FollowUps followUps;
    private final Pages pages;

    RulingPages(Office office, Claims claims, FollowUps followUps, Pages pages) {
        this.office = office;
        this.claims = claims;
        this.followUps = followUps;
        this.pages = pages;
    }

    @GetMapping
    void show(
            @PathVariable UUID id, @PathVariable UUID answer, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        show(id, answer, Form.empty(), request, response);
    }

    @PostMapping
    void rule(
            @PathVariable UUID id,
            @PathVariable UUID answer,
            @RequestParam(defaultValue = "") String ruling,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        boolean accepted = ruling.equals("accepted");
        Form form = checked(accepted, ruling, reason);
        if (form.hasErrors()) {
            wrong(id, answer, form, request, response);
            return;
        }
        FollowUps.Settling settling = followUps
                .rule(
                        office.caller(),
                        new ClaimId(id),
                        answer,
                        accepted ? Ruling.ACCEPTED : Ruling.DISMISSED,
                        reason.isBlank() ? null : reason.strip())
                .orElseThrow(Answers::nothingThere);
        switch (settling) {
            case FollowUps.Settling.Done done ->
                Answers.goTo(
                        response,
                        pages.page(request, true),
                        "/office/claims/" + id + "?said=" + Codes.code(Said.RULED));
            case FollowUps.Settling.NotFromHere not ->
                wrong(id, answer, form.with("ruling", "office.ruling.not.now"), request, response);
            case FollowUps.Settling.Unsound unsound ->
                wrong(id, answer, form.with("ruling", "office.ruling.unsound"), request, response);
        }
    }

    private static Form checked(boolean accepted, String ruling, String reason) {
        Form form = new Form(Map.of("ruling", ruling, "reason", reason), Map.of());
        if (!accepted && !ruling.equals("dismissed")) {
            form = form.with("ruling", "office.ruling.error");
        }
        return (accepted && reason.isBlank()) || reason.length() > LONGEST
                ? form.with("reason", "office.ruling.reason.error", Integer.toString(LONGEST))
                : form;
    }

    private void wrong(UUID id, UUID answer, Form form, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setStatus(Answers.UNFIT);
        show(id, answer, form, request, response);
    }

    private void show(UUID id, UUID answer, Form form, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Caller caller = office.caller();
        Claim claim = claims.find(caller, new ClaimId(id)).orElseThrow(Answers::nothingThere);
        Hearing heard = claims.hearings(claim.id()).stream()
                .filter(one -> one.id().equals(answer) && one.effect() == Hearing.Effect.DISCREPANT)
                .findFirst()
                .orElseThrow(Answers::nothingThere);
        Page page = pages.page(request, true);
        Map<String, Object> shown = new HashMap<>();
        shown.put("claim", claim);
        shown.put("heard", heard);
        shown.put("zone", office.days().zone());
        shown.put("form", form);
        shown.put("choices", List.of(choice(page, "dismissed"), choice(page, "accepted")));
        pages.show(response, "office/answer.jte", page, shown);
    }

    private static Choice choice(Page page, String ruling) {
        return new Choice(
                ruling,
                page.text("office.ruling." + ruling),
                page.text("office.ruling." + ruling + ".hint"),
                null,
                false);
    }
}
