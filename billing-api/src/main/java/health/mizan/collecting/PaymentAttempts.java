package health.mizan.collecting;

import health.mizan.access.Caller;
import health.mizan.acquiring.GatewayAccounts;
import health.mizan.acquiring.GatewayAccounts.Served;
import health.mizan.attempts.Asked;
import health.mizan.attempts.Attempt;
import health.mizan.attempts.Attempts;
import health.mizan.attempts.Attempts.Locked;
import health.mizan.attempts.Attempts.Wish;
import health.mizan.attempts.Operation;
import health.mizan.audit.Act;
import health.mizan.audit.Audit;
import health.mizan.money.Money;
import health.mizan.payments.AttemptId;
import health.mizan.payments.PaymentOrder;
import health.mizan.payments.PaymentOrderId;
import health.mizan.payments.PaymentOrders;
import health.mizan.tx.Tx;
import health.mizan.web.ProblemException;
import health.mizan.web.ProblemType;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Sending payers to a page to pay on. A debt that is being paid has one page, whoever asks for it. */
@Service
public class PaymentAttempts {

    private final PaymentOrders orders;
    private final Attempts attempts;
    private final Operations operations;
    private final GatewayAccounts accounts;
    private final Audit audit;
    private final Tx tx;

    PaymentAttempts(
            PaymentOrders orders,
            Attempts attempts,
            Operations operations,
            GatewayAccounts accounts,
            Audit audit,
            Tx tx) {
        this.orders = orders;
        this.attempts = attempts;
        this.operations = operations;
        this.accounts = accounts;
        this.audit = audit;
        this.tx = tx;
    }

    /**
     * Begins an attempt and has the gateway make its page, or gives the one that the order has. Must not run in a
     * transaction.
     *
     * @return the attempt with its page; without one if the gateway could not be reached, or its answer was lost
     * @throws ProblemException not found if the order is out of the caller's sight, conflict if it is not to be paid
     *     (so) or less is owed by now, invalid if nobody can do what is asked
     */
    public Attempt start(Caller caller, PaymentOrderId order, StartRequest request) {
        return open(tx.get(() -> begin(caller, order, request)));
    }

    /** The first half of {@link #start}, in the open transaction. */
    public AttemptId begin(Caller caller, PaymentOrderId id, StartRequest request) {
        Tx.requireOpen();
        request.requireSafe();
        PaymentOrder seen = orders.find(caller, id)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "no such payment order"));
        PaymentOrder order = orders.lockToPay(caller, seen);
        boolean hold = order.mode() == PaymentOrder.Mode.DEFERRED;
        Attempt.Terms terms = new Attempt.Terms(
                request.method(), hold, order.open(), request.returnUrl().toString(), request.locale());
        Optional<Attempt> live = attempts.live(id);
        return live.isPresent() ? same(live.get(), terms) : begun(caller, order, terms);
    }

    /** The second half of {@link #start}: asks the gateway for the page, or what became of it if that is not known. */
    public Attempt open(AttemptId id) {
        attempts.operations(id).stream()
                .filter(operation -> operation.type() == Operation.Type.START)
                .forEach(operations::pursue);
        return attempts.require(id);
    }

    private AttemptId begun(Caller caller, PaymentOrder order, Attempt.Terms terms) {
        Served served = able(terms);
        Attempt attempt = attempts.begin(order, served.account(), terms)
                .orElseThrow(() -> new ProblemException(ProblemType.CONFLICT, "the order is being paid"));
        Money zero = Money.zero(terms.amount().currency());
        Asked asked = operations.note(
                new Locked(order, attempt), new Wish(Operation.Type.START, zero, false, caller.subject(), null));
        if (!(asked instanceof Asked.Begun)) {
            throw new IllegalStateException("a fresh attempt takes its start: " + asked);
        }
        audit.record(
                caller,
                Act.done("payment-attempt.started", "payment-attempt", attempt.id())
                        .about(order.patient()));
        return attempt.id();
    }

    /** Two tabs, two desks: the second is sent to the first one's page. */
    private static AttemptId same(Attempt live, Attempt.Terms terms) {
        if (live.terms().method() != terms.method() || live.state().holds()) {
            throw new ProblemException(
                    ProblemType.CONFLICT,
                    "payment attempt " + live.id() + " is " + live.state().code() + ": release it first");
        }
        return live.id();
    }

    private Served able(Attempt.Terms terms) {
        return accounts.able(terms.method(), terms.hold()).orElseThrow(() -> {
            String method = terms.method().code();
            boolean atOnce = accounts.able(terms.method(), false).isPresent();
            return new ProblemException(
                    ProblemType.INVALID_VALUE,
                    atOnce
                            ? method
                                    + " cannot hold an amount, it is charged at once: send a payment link when the bill"
                                    + " is known, or hold it on another card"
                            : "no gateway account takes " + method);
        });
    }
}
