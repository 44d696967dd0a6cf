package health.mizan.portal.claims;

import health.mizan.access.Caller;
import health.mizan.claims.Claim;
import health.mizan.claims.ClaimId;
import health.mizan.claims.Claims;
import health.mizan.followups.FollowUps;
import health.mizan.masterdata.Codes;
import health.mizan.node.ForNode;
import health.mizan.node.NodeRole;
import health.mizan.portal.office.Office;
import health.mizan.portal.pages.Answers;
import health.mizan.portal.pages.Page;
import health.mizan.portal.pages.Pages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** What is done to a claim with one button. Each act finds its own end when it is sent twice. */
@Controller
@ForNode(NodeRole.PORTAL)
@RequestMapping("/{language:ar|en}/office/claims/{id}")
class ClaimActs {

    private final Office office;
    private final Claims claims;
    private final FollowUps followUps;
    private final Pages pages;

    ClaimActs(Office office, Claims claims, FollowUps followUps, Pages pages) {
        this.office = office;
        this.claims = claims;
        this.followUps = followUps;
        this.pages = pages;
    }

    /** Builds it anew from the visit and holds it against the rules. */
    @PostMapping("/check")
    void check(@PathVariable UUID id, HttpServletRequest request, HttpServletResponse response) {
        Claims.Checked checked = checked(id);
        back(request, response, id, checked.mayGo() ? Said.CHECKED : Said.HELD);
    }

    /** Builds it anew, and sends it if nothing stands in the way. */
    @PostMapping("/submission")
    void send(@PathVariable UUID id, HttpServletRequest request, HttpServletResponse response) {
        if (!checked(id).mayGo()) {
            back(request, response, id, Said.HELD);
            return;
        }
        Claims.Submitting submitting =
                claims.submit(office.caller(), new ClaimId(id)).orElseThrow(Answers::nothingThere);
        back(
                request,
                response,
                id,
                switch (submitting) {
                    case Claims.Submitting.Done done -> Said.SENT;
                    case Claims.Submitting.NotFromHere not -> Said.NOT_NOW;
                });
    }

    @PostMapping("/question")
    void ask(@PathVariable UUID id, HttpServletRequest request, HttpServletResponse response) {
        FollowUps.Asking asking =
                followUps.ask(office.caller(), new ClaimId(id)).orElseThrow(Answers::nothingThere);
        back(
                request,
                response,
                id,
                switch (asking) {
                    case FollowUps.Asking.Done done -> Said.ASKED;
                    case FollowUps.Asking.NotThere not -> Said.NOT_NOW;
                });
    }

    /** Claims what was performed since it was decided. */
    @PostMapping("/replacement")
    void replace(@PathVariable UUID id, HttpServletRequest request, HttpServletResponse response) {
        boolean replaced = claims.restate(office.caller(), new ClaimId(id)).orElseThrow(Answers::nothingThere);
        back(request, response, id, replaced ? Said.REPLACED : Said.NOT_NOW);
    }

    /** Asks first: what is called off is not sent any more. */
    @GetMapping("/cancellation")
    void confirmCancelling(@PathVariable UUID id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Caller caller = office.caller();
        Claim claim = claims.find(caller, new ClaimId(id)).orElseThrow(Answers::nothingThere);
        Page page = pages.page(request, true);
        pages.show(response, "office/cancellation.jte", page, Map.of("claim", claim));
    }

    @PostMapping("/cancellation")
    void cancel(@PathVariable UUID id, HttpServletRequest request, HttpServletResponse response) {
        boolean cancelled = claims.cancel(office.caller(), new ClaimId(id)).orElseThrow(Answers::nothingThere);
        back(request, response, id, cancelled ? Said.CANCELLED : Said.NOT_NOW);
    }

    private Claims.Checked checked(UUID id) {
        return claims.recheck(office.caller(), new ClaimId(id)).orElseThrow(Answers::nothingThere);
    }

    private void back(HttpServletRequest request, HttpServletResponse response, UUID id, Said said) {
        Answers.goTo(response, pages.page(request, true), "/office/claims/" + id + "?said=" + Codes.code(said));
    }
}
