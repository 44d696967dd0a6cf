package health.mizan.portal.ops;

import health.mizan.access.Caller;
import health.mizan.exchanges.CaseThings;
import health.mizan.node.ForNode;
import health.mizan.node.NodeRole;
import health.mizan.relay.Deliveries;
import health.mizan.web.PageRequest;
import health.mizan.writeback.WriteBacks;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What a case still has to tell others: events on their way to those who handle them, and the EMR's notices. */
@Component
@ForNode(NodeRole.PORTAL)
class Outgoing {

    private static final int ROWS = 50;

    private final CaseThings things;
    private final Deliveries deliveries;
    private final WriteBacks writeBacks;

    Outgoing(CaseThings things, Deliveries deliveries, WriteBacks writeBacks) {
        this.things = things;
        this.deliveries = deliveries;
        this.writeBacks = writeBacks;
    }

    /** By the names under which the page shows them. */
    Map<String, Object> of(Caller.Staff caller, UUID financialCase) {
        // Delivered ones are no news; what is not delivered is why one looks.
        var undelivered = deliveries.about(things.of(caller, financialCase)).stream()
                .filter(delivery -> !delivery.state().equals("delivered"))
                .toList();
        var notices =
                writeBacks.list(caller, new WriteBacks.Filter(financialCase, null, null), PageRequest.of(null, ROWS));
        return Map.of("deliveries", undelivered, "notices", notices.items());
    }
}
