package health.mizan.collecting;

import health.mizan.access.Caller;
import health.mizan.acquiring.GatewayView;
import health.mizan.attempts.Attempt;
import health.mizan.attempts.AttemptState;
import health.mizan.attempts.Attempts;
import health.mizan.attempts.Attempts.Learned;
import health.mizan.attempts.Attempts.Locked;
import health.mizan.attempts.Attempts.Wish;
import health.mizan.attempts.Operation;
import health.mizan.attempts.PaymentSettings;
import health.mizan.money.Money;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The one door for what gateways show. What nobody owed is undone from here, by itself and on record. */
@Component
public class PaymentEvidence {

    private static final Logger log = LoggerFactory.getLogger(PaymentEvidence.class);
    /** What a gateway has refused us is not asked of it again at once: a person looks at the alarm. */
    private static final Duration AFTER_A_REFUSAL = Duration.ofHours(1);

    private static final String US = new Caller.Self("payments").subject();

    private final Attempts attempts;
    private final Operations operations;
    private final PaymentSettings settings;
    private final Clock clock;

    PaymentEvidence(Attempts attempts, Operations operations, PaymentSettings settings, Clock clock) {
        this.attempts = attempts;
        this.operations = operations;
        this.settings = settings;
        this.clock = clock;
    }

    /** Believes an answer or an inquiry, in the open transaction. */
    public Learned learn(Locked locked, GatewayView view) {
        Learned learned = attempts.learn(locked, view);
        Attempt now = learned.attempt();
        if (now.state() != locked.attempt().state()) {
            log.info("payment-attempt.{} attempt={} order={}", now.state().code(), now.id(), now.order());
        }
        Locked again = new Locked(locked.order(), now);
        switch (learned.next()) {
            case NOTHING -> {}
            case RELEASE -> undo(again, Operation.Type.VOID, zero(now));
            case GIVE_BACK -> {
                if (settings.orphans() == PaymentSettings.Orphans.REFUND) {
                    undo(again, Operation.Type.REFUND, now.refundable());
                }
            }
        }
        return learned;
    }

    /**
     * Weighs a notice. Usually it is believed as it stands; where it would raise the dead (money on an attempt that had
     * ended) the gateway is asked first, because a notice is a hint and never a fact.
     */
    public Learned hinted(Locked locked, GatewayView view) {
        Attempt was = locked.attempt();
        boolean money = view.authorised().isPositive() || view.captured().isPositive();
        boolean ended = !was.state().live() && was.sums().authorised().isZero();
        boolean late = ended
                || (was.sums().captured().isZero()
                        && !was.state().live()
                        && view.captured().isPositive());
        if (money && late) {
            attempts.inquireSoon(was.id());
            return new Learned(was, true, Attempts.Next.NOTHING);
        }
        return learn(locked, view);
    }

    /** Closes a page that nobody has paid on in its time; the order stays open for another. */
    void closeIfAbandoned(Locked locked) {
        Attempt now = locked.attempt();
        boolean abandoned = now.state() == AttemptState.ACTION_REQUIRED
                && !clock.instant().isBefore(now.createdAt().plus(settings.pageTime()));
        if (abandoned) {
            byItself(locked, new Wish(Operation.Type.VOID, zero(now), false, US, "page time over"));
        }
    }

    private void undo(Locked locked, Operation.Type type, Money amount) {
        byItself(locked, new Wish(type, amount, false, US, "nothing was owed"));
    }

    private void byItself(Locked locked, Wish wish) {
        Instant recently = clock.instant().minus(AFTER_A_REFUSAL);
        boolean refused = attempts.operations(locked.attempt().id()).stream()
                .anyMatch(one -> one.type() == wish.type()
                        && one.state() == Operation.State.FAILED
                        && one.createdAt().isAfter(recently));
        if (!refused) {
            operations.prepare(locked, wish);
        }
    }

    private static Money zero(Attempt attempt) {
        return Money.zero(attempt.terms().amount().currency());
    }
}
