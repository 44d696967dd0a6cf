package health.mizan.portal.paying;

import health.mizan.attempts.Attempt;
import health.mizan.linkpayments.LinkPayments;
import health.mizan.node.ForNode;
import health.mizan.node.NodeRole;
import health.mizan.paylinks.PayLink;
import health.mizan.payments.AttemptId;
import health.mizan.portal.pages.Answers;
import health.mizan.portal.pages.Page;
import health.mizan.portal.pages.Pages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * Where the gateway sends the payer back to, and what became of the payment. That somebody comes back proves nothing: the
 * gateway is asked, and nothing in the address is believed.
 */
@Controller
@ForNode(NodeRole.PORTAL)
class StatusPage {

    private static final Duration SOON = Duration.ofSeconds(3);
    private static final Duration LATER = Duration.ofSeconds(15);

    private final BillDoors doors;
    private final LinkPayments payments;
    private final StatusViews views;
    private final Pages pages;

    StatusPage(BillDoors doors, LinkPayments payments, StatusViews views, Pages pages) {
        this.doors = doors;
        this.payments = payments;
        this.views = views;
        this.pages = pages;
    }

    /** @param id of the link: the token stayed with the browser */
    @GetMapping(PayingRoutes.LINK + "/return")
    void back(@PathVariable("token") String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Optional<String> token = doors.leftWith(request);
        Optional<PayLink> link = token.isEmpty() ? Optional.empty() : doors.open(token.get(), request, response);
        if (token.isPresent() && link.isEmpty()) {
            return;
        }
        if (link.isEmpty() || !link.get().id().toString().equals(id)) {
            pages.show(response, "paying/elsewhere.jte", doors.page(id, "/return", request), Map.of());
            return;
        }
        Page page = doors.page(token.get(), request);
        String bill = "/" + page.language().code() + page.path();
        Answers.goTo(
                response,
                payments.latest(link.get())
                        .map(attempt -> bill + "/s/" + attempt.id())
                        .orElse(bill));
    }

    @GetMapping(PayingRoutes.LINK + "/s/{payment}")
    void status(
            @PathVariable String token,
            @PathVariable UUID payment,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Optional<PayLink> link = doors.open(token, request, response);
        if (link.isEmpty()) {
            return;
        }
        Page page = doors.page(token, "/s/" + payment, request);
        Optional<Attempt> known = payments.find(link.get(), new AttemptId(payment));
        if (known.isEmpty()) {
            Answers.goTo(response, "/" + page.language().code() + "/p/" + token);
            return;
        }
        StatusView view = views.view(link.get(), token, payments.fresh(link.get(), known.get()), page);
        switch (view.state()) {
            case OPEN, UNKNOWN -> BillDoors.renew(response, LATER);
            case WAITING -> BillDoors.renew(response, SOON);
            case PAID -> {
                if (view.receipt() == null) {
                    BillDoors.renew(response, SOON);
                }
            }
            case HELD, RELEASED, FAILED -> {}
        }
        pages.show(response, "paying/status.jte", page, Map.of("view", view));
    }
}
