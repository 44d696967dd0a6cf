package health.mizan.collecting;

import health.mizan.acquiring.GatewayAccounts;
import health.mizan.acquiring.GatewayReply;
import health.mizan.acquiring.GatewayView;
import health.mizan.attempts.Attempt;
import health.mizan.attempts.Attempts;
import health.mizan.attempts.Attempts.Locked;
import health.mizan.attempts.Operation;
import health.mizan.attempts.PaymentSettings;
import health.mizan.payments.AttemptId;
import health.mizan.sweeping.Sweep;
import health.mizan.tx.Tx;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Asks gateways how payments stand: on demand, and by itself about those that are due, such as pages that nobody came
 * back from and holds that have run out.
 */
@Component
public class PaymentInquiries implements Sweep {

    private static final Logger log = LoggerFactory.getLogger(PaymentInquiries.class);

    private final Attempts attempts;
    private final GatewayAccounts accounts;
    private final PaymentEvidence evidence;
    private final Operations operations;
    private final PaymentSettings settings;
    private final Tx tx;

    PaymentInquiries(
            Attempts attempts,
            GatewayAccounts accounts,
            PaymentEvidence evidence,
            Operations operations,
            PaymentSettings settings,
            Tx tx) {
        this.attempts = attempts;
        this.accounts = accounts;
        this.evidence = evidence;
        this.operations = operations;
        this.settings = settings;
        this.tx = tx;
    }

    @Override
    public String name() {
        return "payments.inquiries";
    }

    @Override
    public Duration every() {
        return settings.poll();
    }

    @Override
    public boolean sweep() {
        Optional<Attempt> due = tx.get(attempts::takeDue);
        due.ifPresent(attempt -> inquire(attempt.id()));
        return due.isPresent();
    }

    /**
     * Asks now. Must not run in a transaction.
     *
     * @return false if the gateway could not tell, or cannot tell yet whether it will ever know of it
     */
    public boolean inquire(AttemptId id) {
        Attempt attempt = attempts.require(id);
        // Until the gateway has shown the payment, only the call that was to begin it can tell whether it ever will.
        Optional<Operation> start = attempts.operations(id).stream()
                .filter(operation -> operation.type() == Operation.Type.START
                        && !operation.state().isFinal())
                .findFirst();
        if (start.isPresent()) {
            return operations.pursue(start.get()).state().isFinal();
        }
        GatewayAccounts.Served served = accounts.require(attempt.account());
        GatewayReply reply = served.gateway().inquire(served.account(), attempt.merchantReference());
        if (!(reply instanceof GatewayReply.Seen(var view))) {
            log.warn(
                    "payment-inquiry.unanswered attempt={} as={}",
                    id,
                    reply.getClass().getSimpleName());
            return false;
        }
        tx.run(() -> believe(id, view));
        return true;
    }

    private void believe(AttemptId id, GatewayView view) {
        Locked locked = attempts.lock(id);
        Attempt now = evidence.learn(locked, view).attempt();
        evidence.closeIfAbandoned(new Locked(locked.order(), now));
    }
}
