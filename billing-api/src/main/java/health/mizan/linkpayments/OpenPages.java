package health.mizan.linkpayments;

import health.mizan.attempts.Asked;
import health.mizan.attempts.Attempt;
import health.mizan.attempts.AttemptState;
import health.mizan.attempts.Attempts;
import health.mizan.collecting.Operations;
import health.mizan.collecting.PaymentAttempts;
import health.mizan.collecting.Payments;
import health.mizan.paylinks.PayLink;
import health.mizan.payments.AttemptId;
import org.springframework.stereotype.Component;

/** The gateway's pages on which payers pay: opened, and closed again. Outside transactions, for the gateway is asked. */
@Component
class OpenPages {

    private final PaymentAttempts begun;
    private final Payments payments;
    private final Operations operations;
    private final Attempts attempts;

    OpenPages(PaymentAttempts begun, Payments payments, Operations operations, Attempts attempts) {
        this.begun = begun;
        this.payments = payments;
        this.operations = operations;
        this.attempts = attempts;
    }

    /** Has the gateway make its page, unless it has made one. */
    Attempt opened(AttemptId attempt) {
        return begun.open(attempt);
    }

    /** Closes a page that nobody has paid on. False if it took money after all, or the gateway cannot tell. */
    boolean closed(PayLink link, Attempt open) {
        if (open.state() != AttemptState.ACTION_REQUIRED) {
            return false;
        }
        if (payments.releaseNow(link.holder(), open.order()) instanceof Asked.Begun(var operation)) {
            operations.send(operation);
        }
        return attempts.require(open.id()).state().inVain();
    }
}
