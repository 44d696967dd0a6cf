package health.mizan.webhooks;

import health.mizan.acquiring.GatewayAccounts;
import health.mizan.acquiring.GatewayView;
import health.mizan.alarms.PaymentAlarm;
import health.mizan.alarms.PaymentAlarms;
import health.mizan.attempts.Attempt;
import health.mizan.attempts.Attempts;
import health.mizan.collecting.PaymentEvidence;
import health.mizan.inbox.InboxHandler;
import health.mizan.inbox.InboxMessage;
import health.mizan.inbox.InboxOutcome;
import health.mizan.inbox.RawBody;
import health.mizan.outbox.Subject;
import health.mizan.remarks.Remark;
import health.mizan.tx.Tx;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Weighs genuine notices. What is not about a payment of ours waits for a person and changes nothing. */
@Component
class NoticeHandler implements InboxHandler {

    static final String SOURCE = "webhook.payments";

    private final GatewayAccounts accounts;
    private final Attempts attempts;
    private final PaymentEvidence evidence;
    private final PaymentAlarms alarms;
    private final Tx tx;

    NoticeHandler(GatewayAccounts accounts, Attempts attempts, PaymentEvidence evidence, PaymentAlarms alarms, Tx tx) {
        this.accounts = accounts;
        this.attempts = attempts;
        this.evidence = evidence;
        this.alarms = alarms;
        this.tx = tx;
    }

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    public InboxOutcome handle(InboxMessage message) {
        Optional<GatewayAccounts.Served> account = accounts.byCode(message.sender());
        if (account.isEmpty()) {
            return InboxOutcome.refused("account-gone");
        }
        GatewayAccounts.Served served = account.get();
        Optional<GatewayView> view = served.gateway().read(served.account(), message.body());
        if (view.isEmpty()) {
            return InboxOutcome.refused("not-a-payment");
        }
        Optional<Attempt> attempt =
                attempts.byReference(served.account(), view.get().merchantReference());
        if (attempt.isEmpty()) {
            alarms.raise(
                    PaymentAlarm.Kind.UNKNOWN_REFERENCE,
                    message.sender() + ":" + view.get().gatewayReference(),
                    null,
                    List.of(Remark.of(Remark.Kind.NO_PAYMENT_OF_OURS, view.get().amount())));
            return InboxOutcome.refused("unknown-reference");
        }
        Subject about = Subject.of("payment-attempt", attempt.get().id());
        return evidence.hinted(attempts.lock(attempt.get().id()), view.get()).believed()
                ? InboxOutcome.done(about)
                : InboxOutcome.refused("mismatch", about);
    }

    /** Has the payment asked about that a notice speaks of. */
    void askInstead(GatewayAccounts.Served served, RawBody body) {
        Optional<Attempt> attempt = served.gateway()
                .read(served.account(), body)
                .flatMap(view -> attempts.byReference(served.account(), view.merchantReference()));
        attempt.ifPresent(known -> tx.run(() -> attempts.inquireSoon(known.id())));
    }
}
