package health.mizan.linkpayments;

import health.mizan.acquiring.GatewayAccounts;
import health.mizan.collecting.Operations;
import health.mizan.collecting.PaymentAttempts;
import health.mizan.collecting.Payments;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** By whom payments are begun and given up. */
@Component
class LinkActs {

    private final PaymentAttempts starting;
    private final Payments payments;
    private final Operations operations;
    private final GatewayAccounts accounts;
    private final Clock clock;

    LinkActs(
            PaymentAttempts starting, Payments payments, Operations operations, GatewayAccounts accounts, Clock clock) {
        this.starting = starting;
        this.payments = payments;
        this.operations = operations;
        this.accounts = accounts;
        this.clock = clock;
    }

    PaymentAttempts starting() {
        return starting;
    }

    Payments payments() {
        return payments;
    }

    Operations operations() {
        return operations;
    }

    GatewayAccounts accounts() {
        return accounts;
    }

    Clock clock() {
        return clock;
    }
}
