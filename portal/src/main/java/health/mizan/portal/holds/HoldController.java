package health.mizan.portal.holds;

import health.mizan.access.Caller;
import health.mizan.access.Callers;
import health.mizan.cardholds.CardHold;
import health.mizan.cardholds.CardHolds;
import health.mizan.cardholds.CardHolds.Cancelling;
import health.mizan.node.ForNode;
import health.mizan.node.NodeRole;
import health.mizan.payments.PaymentOrderId;
import health.mizan.portal.asking.PastQuestions;
import health.mizan.portal.pages.Answers;
import health.mizan.portal.pages.Page;
import health.mizan.portal.pages.Pages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** P4: an amount that is set aside, and the page that asks before it is given back. */
@Controller
@ForNode(NodeRole.PORTAL)
class HoldController {

    static final String HOLD = "/{language:ar|en}/me/holds/{id}";
    static final String CANCEL = HOLD + "/cancel";

    private static final String SHOW = "holds/show.jte";

    private final CardHolds holds;
    private final PastQuestions past;
    private final Pages pages;
    private final Callers callers;

    HoldController(CardHolds holds, PastQuestions past, Pages pages, Callers callers) {
        this.holds = holds;
        this.past = past;
        this.pages = pages;
        this.callers = callers;
    }

    @GetMapping(HOLD)
    void show(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String not,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        show(SHOW, id, not.equals("late") || not.equals("busy") ? not : "", request, response);
    }

    @GetMapping(CANCEL)
    void ask(@PathVariable UUID id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        show("holds/cancel.jte", id, "", request, response);
    }

    /** Twice does no harm: what is given back is given back once. */
    @PostMapping(CANCEL)
    void cancel(@PathVariable String language, @PathVariable UUID id, HttpServletResponse response) throws IOException {
        Optional<Cancelling> cancelled = holds.cancel(callers.current(), new PaymentOrderId(id));
        if (cancelled.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        String not =
                switch (cancelled.get()) {
                    case DONE -> "";
                    case TOO_LATE -> "?not=late";
                    case BUSY -> "?not=busy";
                };
        Answers.goTo(response, "/" + language + "/me/holds/" + id + not);
    }

    private void show(String template, UUID id, String not, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Caller caller = callers.current();
        Optional<CardHold> found = holds.find(caller, new PaymentOrderId(id));
        if (found.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        Page page = pages.page(request, true);
        pages.show(
                response,
                template,
                page,
                Map.of(
                        "id",
                        id.toString(),
                        "hold",
                        HoldView.of(found.get(), page),
                        "cancellable",
                        found.get().canBeCancelled(),
                        "not",
                        not,
                        "past",
                        template.equals(SHOW) ? past.of(caller, HoldQuestion.debt(found.get())) : List.of()));
    }
}
