package health.mizan.portal.desk.collect;

import health.mizan.deskpayments.DeskPayment;
import health.mizan.deskpayments.DeskPayments;
import health.mizan.dues.DeskDues;
import health.mizan.masterdata.Codes;
import health.mizan.node.ForNode;
import health.mizan.node.NodeRole;
import health.mizan.patients.Patient;
import health.mizan.payments.OperationId;
import health.mizan.payments.PaymentOrders;
import health.mizan.portal.desk.Seen;
import health.mizan.portal.desk.Who;
import health.mizan.portal.pages.Page;
import health.mizan.portal.pages.Pages;
import health.mizan.receiptbook.ReceiptBook;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What was taken, for the clerk to read back. */
@Controller
@ForNode(NodeRole.PORTAL)
class TakenPage {

    private final Seen seen;
    private final DeskPayments payments;
    private final PaymentOrders orders;
    private final DeskDues dues;
    private final ReceiptBook receipts;
    private final Pages pages;

    TakenPage(
            Seen seen, DeskPayments payments, PaymentOrders orders, DeskDues dues, ReceiptBook receipts, Pages pages) {
        this.seen = seen;
        this.payments = payments;
        this.orders = orders;
        this.dues = dues;
        this.receipts = receipts;
        this.pages = pages;
    }

    @GetMapping("/{language:ar|en}/desk/p/{id}/taken/{payment}")
    void show(
            @PathVariable UUID id, @PathVariable UUID payment, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Patient patient = seen.patient(id);
        DeskPayment taken =
                payments.find(seen.caller(), new OperationId(payment)).orElseThrow(Seen::nothingThere);
        var order = orders.find(seen.caller(), taken.order())
                .filter(of -> of.patient().equals(patient.id()))
                .orElseThrow(Seen::nothingThere);
        Page page = pages.page(request, true);
        Map<String, Object> shown = new HashMap<>(Map.of(
                "who", Who.of(patient, page.language()),
                "payment", taken,
                "means", Codes.code(taken.means()),
                "at", taken.takenAt().atZone(seen.zone(patient))));
        receipts.ofOperation(taken.id())
                .ifPresentOrElse(
                        receipt -> shown.put("receipt", receipt.address()),
                        // It is given a moment after the money came.
                        () -> response.setHeader("Refresh", "2"));
        dues.find(seen.caller(), order.debt()).ifPresent(due -> shown.put("left", due.suggested()));
        pages.show(response, "desk/taken.jte", page, shown);
    }
}
