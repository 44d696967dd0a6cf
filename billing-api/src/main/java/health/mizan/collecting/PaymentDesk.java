package health.mizan.collecting;

import health.mizan.access.Caller;
import health.mizan.access.Role;
import health.mizan.attempts.Asked;
import health.mizan.attempts.Attempt;
import health.mizan.attempts.Attempts;
import health.mizan.money.Money;
import health.mizan.payments.AttemptId;
import health.mizan.payments.PaymentOrderId;
import health.mizan.payments.PaymentOrders;
import health.mizan.web.ProblemException;
import health.mizan.web.ProblemType;
import org.springframework.stereotype.Component;

/** The acts on payments that people ask for: only on what they see, and refusals in the words of the API. */
@Component
class PaymentDesk {

    private final PaymentOrders orders;
    private final Attempts attempts;
    private final Payments payments;
    private final PaymentInquiries inquiries;

    PaymentDesk(PaymentOrders orders, Attempts attempts, Payments payments, PaymentInquiries inquiries) {
        this.orders = orders;
        this.attempts = attempts;
        this.payments = payments;
        this.inquiries = inquiries;
    }

    Asked capture(Caller caller, PaymentOrderId order, Money amount, boolean last) {
        refuseUnseen(caller, order);
        return payments.capture(caller, order, amount, last);
    }

    /** A desk may close a page that nobody paid on, to take cash instead; what is held is not the desk's to give up. */
    Asked release(Caller caller, PaymentOrderId order) {
        refuseUnseen(caller, order);
        boolean held =
                attempts.live(order).filter(attempt -> attempt.state().holds()).isPresent();
        if (held && caller instanceof Caller.Staff staff && !staff.is(Role.BILLER) && !staff.is(Role.FINANCE)) {
            throw new ProblemException(ProblemType.NOT_ALLOWED, "an amount is held: billing or finance release it");
        }
        return payments.release(caller, order);
    }

    Attempt seen(Caller caller, AttemptId id) {
        return attempts.find(id)
                .filter(attempt -> orders.find(caller, attempt.order()).isPresent())
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "no such payment attempt"));
    }

    /** As the gateway tells it now. */
    Attempt inquired(Caller caller, AttemptId id) {
        Attempt attempt = seen(caller, id);
        // Of one that it has never shown us, not knowing yet is an answer.
        if (!inquiries.inquire(id) && attempt.known().gatewayReference() != null) {
            throw new ProblemException(ProblemType.UNAVAILABLE, "the gateway does not answer; ask again in a minute");
        }
        return attempts.require(id);
    }

    static ProblemException problem(Asked.Refused refused) {
        ProblemType type =
                switch (refused.reason()) {
                    case TOO_MUCH -> ProblemType.INVALID_VALUE;
                    case BUSY, NOT_POSSIBLE, TOO_LATE -> ProblemType.CONFLICT;
                };
        return new ProblemException(type, refused.detail());
    }

    private void refuseUnseen(Caller caller, PaymentOrderId order) {
        if (orders.find(caller, order).isEmpty()) {
            throw new ProblemException(ProblemType.NOT_FOUND, "no such payment order");
        }
    }
}
