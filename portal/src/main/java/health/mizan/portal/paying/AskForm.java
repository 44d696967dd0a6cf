package health.mizan.portal.paying;

import health.mizan.billquestions.BillQuestions;
import health.mizan.node.ForNode;
import health.mizan.node.NodeRole;
import health.mizan.paylinks.PayLink;
import health.mizan.portal.asking.Asking;
import health.mizan.portal.asking.PastQuestions;
import health.mizan.portal.pages.Answers;
import health.mizan.portal.pages.Page;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A question about a bill, or an objection to it; the billing office reads it. However often a form is sent, it asks once. */
@Controller
@ForNode(NodeRole.PORTAL)
class AskForm {

    private static final String ASK = "/ask";

    private final BillDoors doors;
    private final Asking asking;
    private final PastQuestions past;

    AskForm(BillDoors doors, Asking asking, PastQuestions past) {
        this.doors = doors;
        this.asking = asking;
        this.past = past;
    }

    /** @param done whether a question was sent just now */
    @GetMapping(PayingRoutes.LINK + ASK)
    void form(
            @PathVariable String token,
            @RequestParam(required = false) @Nullable String done,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Optional<PayLink> link = doors.open(token, request, response);
        if (link.isPresent()) {
            asking.show(response, place(link.get(), token, done != null, request), done != null);
        }
    }

    @PostMapping(PayingRoutes.LINK + ASK)
    void ask(@PathVariable String token, Asking.Sent sent, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Optional<PayLink> link = doors.open(token, request, response);
        if (link.isEmpty()) {
            return;
        }
        PayLink of = link.get();
        Asking.Place place = place(of, token, false, request);
        BillQuestions.About about = new BillQuestions.About(of.debt(), of.patient(), of.facility());
        if (asking.ask(of.holder(), about, sent, response, place)) {
            Answers.goTo(response, place.done());
        }
    }

    private Asking.Place place(PayLink link, String token, boolean done, HttpServletRequest request) {
        Page page = doors.page(token, ASK + (done ? "?done" : ""), request);
        boolean opened = doors.isOpened(link, request);
        return new Asking.Place(
                page,
                "/" + page.language().code() + "/p/" + token,
                "paying.ask.title",
                "paying.back",
                opened ? past.of(link) : List.of(),
                !opened);
    }
}
