package health.mizan.vitals;

import health.mizan.access.Caller;
import health.mizan.node.NodeSettings;
import health.mizan.outbound.Outbound;
import health.mizan.vitals.VitalSigns.Copy;
import health.mizan.vitals.VitalSigns.Partner;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.Locale;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;

/** What an operator looks at first. */
@Service
@EnableConfigurationProperties(NodeSettings.class)
public class Vitals {

    private final VitalStore store;
    private final UnknownPayments payments;
    private final Outbound outbound;
    private final NodeSettings node;

    Vitals(VitalStore store, UnknownPayments payments, Outbound outbound, NodeSettings node) {
        this.store = store;
        this.payments = payments;
        this.outbound = outbound;
        this.node = node;
    }

    public VitalSigns now(Caller.Staff caller) {
        return new VitalSigns(
                store.waiting(caller, payments.count(caller)),
                store.behind(),
                outbound.names().stream()
                        .map(name -> new Partner(name, outbound.target(name).leftAlone()))
                        .toList(),
                copy());
    }

    private Copy copy() {
        return new Copy(
                Vitals.class.getPackage().getImplementationVersion(),
                Runtime.version().toString(),
                node.roles().stream()
                        .sorted()
                        .map(role -> role.name().toLowerCase(Locale.ROOT))
                        .toList(),
                // When the machine says the process began: no fact of billing.
                Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime()));
    }
}
