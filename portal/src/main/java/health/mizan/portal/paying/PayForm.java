package health.mizan.portal.paying;

import health.mizan.acquiring.PaymentMethod;
import health.mizan.attempts.Attempt;
import health.mizan.attempts.AttemptState;
import health.mizan.collecting.StartRequest;
import health.mizan.linkpayments.LinkStarts;
import health.mizan.linkpayments.Starting;
import health.mizan.money.Money;
import health.mizan.node.ForNode;
import health.mizan.node.NodeRole;
import health.mizan.paylinks.PayLink;
import health.mizan.portal.kit.Form;
import health.mizan.portal.kit.Typed;
import health.mizan.portal.pages.Answers;
import health.mizan.portal.pages.Page;
import health.mizan.portal.pages.Pages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Hands the payer over to the gateway's page. However often a form is sent, it begins one payment. */
@Controller
@ForNode(NodeRole.PORTAL)
class PayForm {

    private final BillDoors doors;
    private final LinkStarts starts;
    private final BillViews views;
    private final Pages pages;

    PayForm(BillDoors doors, LinkStarts starts, BillViews views, Pages pages) {
        this.doors = doors;
        this.starts = starts;
        this.views = views;
        this.pages = pages;
    }

    /**
     * As it was sent; what was left out is empty.
     *
     * @param form   the number that it was shown with
     * @param amount that the button said, in the currency of the bill
     * @param method a code
     */
    record Sent(String form, String amount, String method) {

        Sent {
            form = Objects.requireNonNullElse(form, "");
            amount = Objects.requireNonNullElse(amount, "");
            method = Objects.requireNonNullElse(method, "");
        }
    }

    @PostMapping(PayingRoutes.LINK + "/pay")
    void pay(@PathVariable String token, Sent sent, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Optional<PayLink> link = doors.open(token, request, response);
        if (link.isEmpty()) {
            return;
        }
        Page page = doors.page(token, request);
        PaymentMethod how = PaymentMethod.ofCode(sent.method()).orElse(null);
        Money sum = Typed.sum(sent.amount(), link.get().currency()).orElse(null);
        UUID once = Typed.id(sent.form());
        if (how == null || sum == null || once == null) {
            refuse(
                    how == null ? "paying.way.none" : "paying.form.broken",
                    link.get(),
                    token,
                    sum,
                    sent.method(),
                    request,
                    response);
            return;
        }
        String language = page.language().code();
        URI back = doors.wayBack(link.get(), token, language, request, response);
        switch (starts.start(link.get(), new LinkStarts.Wish(once, sum, new StartRequest(how, back, language)))) {
            case Starting.Begun(var attempt) -> handOver(page, attempt, response);
            case Starting.Busy(var attempt) -> Answers.goTo(response, status(page, attempt));
            case Starting.Changed changed ->
                refuse("paying.changed", link.get(), token, null, sent.method(), request, response);
            case Starting.NoWay no ->
                refuse("paying.way.gone", link.get(), token, sum, sent.method(), request, response);
        }
    }

    /** To the gateway's page if there is one; else to what became of it. */
    private static void handOver(Page page, Attempt attempt, HttpServletResponse response) {
        String hosted = attempt.known().page();
        Answers.goTo(
                response,
                hosted != null && attempt.state() == AttemptState.ACTION_REQUIRED ? hosted : status(page, attempt));
    }

    private static String status(Page page, Attempt attempt) {
        return "/" + page.language().code() + page.path() + "/s/" + attempt.id();
    }

    private void refuse(
            String error,
            PayLink link,
            String token,
            @Nullable Money sum,
            String method,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Page page = doors.page(token, request);
        BillView view = views.view(link, token, doors.isOpened(link, request), sum, page);
        Form form = Form.wrong("method", method, error);
        response.setStatus(Answers.UNFIT);
        pages.show(response, "paying/bill.jte", page, Map.of("view", view, "form", form));
    }
}
