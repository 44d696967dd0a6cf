package health.mizan.portal.desk.collect;

import health.mizan.dues.LinkProgress;
import health.mizan.dues.LinkWatch;
import health.mizan.node.ForNode;
import health.mizan.node.NodeRole;
import health.mizan.patients.Patient;
import health.mizan.paylinks.PayLink;
import health.mizan.paylinks.PayLinkId;
import health.mizan.paylinks.PayLinks;
import health.mizan.payments.PaymentOrderId;
import health.mizan.portal.desk.Answers;
import health.mizan.portal.desk.Seen;
import health.mizan.portal.desk.Who;
import health.mizan.portal.pages.Page;
import health.mizan.portal.pages.Pages;
import health.mizan.receiptbook.Entry;
import health.mizan.receiptbook.ReceiptBook;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A link for the patient's own phone, and what becomes of it. */
@Controller
@ForNode(NodeRole.PORTAL)
@RequestMapping("/{language:ar|en}/desk/p/{id}/link/{link}")
class LinkPage {

    private final Seen seen;
    private final PayLinks links;
    private final LinkWatch watch;
    private final DeskLinks made;
    private final ReceiptBook receipts;
    private final Pages pages;

    LinkPage(Seen seen, PayLinks links, LinkWatch watch, DeskLinks made, ReceiptBook receipts, Pages pages) {
        this.seen = seen;
        this.links = links;
        this.watch = watch;
        this.made = made;
        this.receipts = receipts;
        this.pages = pages;
    }

    @GetMapping
    void show(@PathVariable UUID id, @PathVariable UUID link, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Patient patient = seen.patient(id);
        PayLink shown = link(patient, link);
        Page page = pages.page(request, true);
        LinkView view = view(shown, request, page);
        pages.show(response, "desk/link.jte", page, Map.of("who", Who.of(patient, page.language()), "link", view));
    }

    /** The state alone; nothing as long as it is the one the page shows. */
    @GetMapping("/state")
    void state(
            @PathVariable UUID id,
            @PathVariable UUID link,
            @RequestParam(defaultValue = "") String stage,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        PayLink watched = links.find(seen.caller(), new PayLinkId(link))
                .filter(of -> of.patient().value().equals(id))
                .orElseThrow(Seen::nothingThere);
        Page page = pages.page(request, true);
        LinkView view = view(watched, request, page);
        if (view.stage().equals(stage) && view.receipt() == null) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return;
        }
        pages.show(response, "desk/link-state.jte", page, Map.of("patient", id.toString(), "link", view));
    }

    @PostMapping("/revocation")
    void takeBack(
            @PathVariable UUID id, @PathVariable UUID link, HttpServletRequest request, HttpServletResponse response) {
        links.revoke(seen.caller(), link(seen.patient(id), link).id());
        Answers.goTo(response, pages.page(request, true), "/desk/p/" + id + "/link/" + link);
    }

    private LinkView view(PayLink link, HttpServletRequest request, Page page) {
        LinkProgress progress = watch.of(link);
        return LinkView.of(
                link,
                progress,
                made.address(request, link, page.language())
                        .map(Object::toString)
                        .orElse(null),
                receipt(progress));
    }

    private @Nullable String receipt(LinkProgress progress) {
        PaymentOrderId order = progress.order();
        return order == null
                ? null
                : receipts.under(order).stream()
                        .reduce((earlier, later) -> later)
                        .map(Entry::address)
                        .orElse(null);
    }

    private PayLink link(Patient patient, UUID id) {
        return links.find(seen.caller(), new PayLinkId(id))
                .filter(link -> link.patient().equals(patient.id()))
                .orElseThrow(Seen::nothingThere);
    }
}
