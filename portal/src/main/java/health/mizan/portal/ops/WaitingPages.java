package health.mizan.portal.ops;

import health.mizan.access.Caller;
import health.mizan.alarms.PaymentAlarms;
import health.mizan.exchanges.Exchange;
import health.mizan.exchanges.Exchanges;
import health.mizan.node.ForNode;
import health.mizan.node.NodeRole;
import health.mizan.relay.Deliveries;
import health.mizan.relay.DeliveryState;
import health.mizan.vitals.UnknownPayments;
import health.mizan.web.Page;
import health.mizan.web.PageRequest;
import health.mizan.writeback.NoticeState;
import health.mizan.writeback.WriteBacks;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The lists behind the figures: what nothing but a person gets going again or clears up, each with the act for it. */
@Controller
@ForNode(NodeRole.PORTAL)
class WaitingPages {

    private static final int ROWS = 25;
    private static final List<String> KINDS = List.of("deliveries", "calls", "payments", "notices", "alarms");

    private final Operators operators;
    private final Deliveries deliveries;
    private final Exchanges exchanges;
    private final WriteBacks writeBacks;
    private final UnknownPayments payments;
    private final PaymentAlarms alarms;

    WaitingPages(
            Operators operators,
            Deliveries deliveries,
            Exchanges exchanges,
            WriteBacks writeBacks,
            UnknownPayments payments,
            PaymentAlarms alarms) {
        this.operators = operators;
        this.deliveries = deliveries;
        this.exchanges = exchanges;
        this.writeBacks = writeBacks;
        this.payments = payments;
        this.alarms = alarms;
    }

    @GetMapping("/{language:ar|en}/ops/waiting/{kind}")
    void list(
            @PathVariable String kind,
            @RequestParam @Nullable String cursor,
            @RequestParam(defaultValue = "") String done,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        if (!KINDS.contains(kind)) {
            throw Operators.unknown();
        }
        Page<?> found = found(kind, operators.caller(), PageRequest.of(cursor, ROWS));
        Map<String, Object> shown = new HashMap<>();
        KINDS.forEach(other -> shown.put(other, List.of()));
        shown.put(kind, found.items());
        shown.put("kind", kind);
        shown.put("next", found.next());
        shown.put("done", done);
        operators.show(response, "ops/waiting.jte", operators.page(request), shown);
    }

    private Page<?> found(String kind, Caller.Staff caller, PageRequest page) {
        return switch (kind) {
            case "deliveries" -> deliveries.list(DeliveryState.PARKED, page);
            case "calls" -> exchanges.list(caller, new Exchanges.Filter(null, Exchange.Status.PARKED, null), page);
            case "payments" -> payments.list(caller, page);
            case "notices" -> writeBacks.list(caller, new WriteBacks.Filter(null, NoticeState.FAILED, null), page);
            default -> alarms.open(caller, page);
        };
    }
}
