package health.mizan.portal.holds;

import health.mizan.access.Caller;
import health.mizan.access.Callers;
import health.mizan.billquestions.BillQuestions;
import health.mizan.cardholds.CardHold;
import health.mizan.cardholds.CardHolds;
import health.mizan.node.ForNode;
import health.mizan.node.NodeRole;
import health.mizan.payments.Debt;
import health.mizan.payments.PaymentOrderId;
import health.mizan.portal.asking.Asking;
import health.mizan.portal.asking.PastQuestions;
import health.mizan.portal.pages.Answers;
import health.mizan.portal.pages.Page;
import health.mizan.portal.pages.Pages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A question about an amount that is set aside, of a patient who is signed in. */
@Controller
@ForNode(NodeRole.PORTAL)
class HoldQuestion {

    static final String ASK = HoldController.HOLD + "/ask";

    private final CardHolds holds;
    private final Asking asking;
    private final PastQuestions past;
    private final Pages pages;
    private final Callers callers;

    HoldQuestion(CardHolds holds, Asking asking, PastQuestions past, Pages pages, Callers callers) {
        this.holds = holds;
        this.asking = asking;
        this.past = past;
        this.pages = pages;
        this.callers = callers;
    }

    /** @param done whether a question was sent just now */
    @GetMapping(ASK)
    void form(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String done,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Caller caller = callers.current();
        asking.show(response, place(caller, seen(caller, id), request), done != null);
    }

    @PostMapping(ASK)
    void ask(@PathVariable UUID id, Asking.Sent sent, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Caller caller = callers.current();
        CardHold hold = seen(caller, id);
        BillQuestions.About about =
                new BillQuestions.About(debt(hold), hold.patient(), hold.site().id());
        Asking.Place place = place(caller, hold, request);
        if (asking.ask(caller, about, sent, response, place)) {
            Answers.goTo(response, place.done());
        }
    }

    /** Another's is not there, like one that never was. */
    private CardHold seen(Caller caller, UUID id) {
        return holds.find(caller, new PaymentOrderId(id)).orElseThrow(Answers::nothingThere);
    }

    static Debt debt(CardHold hold) {
        return new Debt(Debt.Kind.CASE, hold.financialCase().value());
    }

    private Asking.Place place(Caller caller, CardHold hold, HttpServletRequest request) {
        Page page = pages.page(request, true);
        return new Asking.Place(
                page,
                "/" + page.language().code() + "/me/holds/" + hold.order(),
                "hold.ask.title",
                "hold.back",
                past.of(caller, debt(hold)),
                false);
    }
}
