package health.mizan.attempts;

import health.mizan.acquiring.GatewayView;
import health.mizan.acquiring.GatewayView.Movement;
import health.mizan.alarms.PaymentAlarm;
import health.mizan.alarms.PaymentAlarms;
import health.mizan.attempts.Attempts.Next;
import health.mizan.attempts.Movements.Difference;
import health.mizan.ledger.Ledger;
import health.mizan.money.Money;
import health.mizan.outbox.Outbox;
import health.mizan.payments.HoldPlaced;
import health.mizan.payments.HoldReleased;
import health.mizan.payments.OperationId;
import health.mizan.payments.PaymentCaptured;
import health.mizan.payments.PaymentFailed;
import health.mizan.payments.PaymentOrder;
import health.mizan.payments.PaymentRefunded;
import health.mizan.remarks.Remark;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Posts and tells what is new about an attempt, each fact once. */
@Component
class News {

    private final Movements movements;
    private final PaymentAlarms alarms;
    private final Ledger ledger;
    private final Outbox outbox;
    private final Clock clock;

    News(Movements movements, PaymentAlarms alarms, Ledger ledger, Outbox outbox, Clock clock) {
        this.movements = movements;
        this.alarms = alarms;
        this.ledger = ledger;
        this.outbox = outbox;
        this.clock = clock;
    }

    void mismatch(Attempt attempt, GatewayView view, Difference difference) {
        alarms.raise(
                PaymentAlarm.Kind.MISMATCH,
                attempt.id() + ":" + difference.code(),
                attempt.id(),
                List.of(Remark.quoting(difference.remark(), view.gatewayReference())));
    }

    void post(PaymentOrder order, Attempt was, Attempt now, List<Movement> taken, List<Movement> given) {
        if (now.terms().hold() && !authorised(was) && authorised(now)) {
            placed(order, now);
        }
        boolean reserved = now.terms().hold() && !ended(was);
        for (Movement movement : taken) {
            captured(order, now, movement, reserved);
        }
        for (Movement movement : given) {
            refunded(order, now, movement);
        }
        if (reserved && ended(now) && authorised(now)) {
            released(order, now);
        }
        if (now.state().inVain() && was.state().live()) {
            String reason = now.failure() == null ? now.state().code() : now.failure();
            outbox.publish(new PaymentFailed(order.id(), order.debt(), reason));
        }
    }

    /** What must be done about an attempt of which this is known now. */
    Next follows(PaymentOrder order, Attempt was, Attempt now) {
        if (!now.orphan()) {
            return Next.NOTHING;
        }
        if (!was.orphan()) {
            alarms.raise(
                    now.sums().captured().isPositive()
                            ? PaymentAlarm.Kind.ORPHAN_CHARGE
                            : PaymentAlarm.Kind.ORPHAN_HOLD,
                    now.id().toString(),
                    now.id(),
                    List.of(Remark.quoting(
                            notOwed(order),
                            order.id().toString(),
                            now.sums().authorised(),
                            now.sums().captured())));
        }
        if (now.state().holds()) {
            return Next.RELEASE;
        }
        return now.refundable().isPositive() ? Next.GIVE_BACK : Next.NOTHING;
    }

    private static Remark.Kind notOwed(PaymentOrder order) {
        return switch (order.state()) {
            case OPEN -> Remark.Kind.ORDER_WANTS_OTHER;
            case COLLECTED -> Remark.Kind.ORDER_COLLECTED;
            case CLOSED -> Remark.Kind.ORDER_CLOSED;
        };
    }

    private void placed(PaymentOrder order, Attempt now) {
        Money held = now.sums().authorised();
        ledger.post(PaymentPostings.held(order, now, held));
        if (!now.orphan()) {
            Instant until = now.holdUntil() == null ? clock.instant() : now.holdUntil();
            outbox.publish(new HoldPlaced(order.id(), order.debt(), held, until));
        }
    }

    private void captured(PaymentOrder order, Attempt now, Movement movement, boolean reserved) {
        Money taken = movement.amount();
        Money fromHold = reserved ? taken : Money.zero(taken.currency());
        OperationId operation = movements.captured(now, movement);
        ledger.post(PaymentPostings.captured(order, now, operation, taken, fromHold));
        if (!now.orphan()) {
            outbox.publish(new PaymentCaptured(order.id(), operation, order.debt(), taken));
        }
    }

    private void refunded(PaymentOrder order, Attempt now, Movement movement) {
        OperationId operation = movements.refunded(now, movement);
        ledger.post(PaymentPostings.refunded(order, now, operation, movement.amount()));
        if (!now.orphan()) {
            outbox.publish(new PaymentRefunded(order.id(), operation, order.debt(), movement.amount()));
        }
    }

    private void released(PaymentOrder order, Attempt now) {
        Money rest = now.sums().authorised().minus(now.sums().captured());
        if (rest.isPositive()) {
            ledger.post(PaymentPostings.released(order, now, rest));
        }
        if (!now.orphan()) {
            outbox.publish(new HoldReleased(order.id(), order.debt(), now.state() == AttemptState.EXPIRED));
        }
    }

    private static boolean authorised(Attempt attempt) {
        return attempt.sums().authorised().isPositive();
    }

    private static boolean ended(Attempt attempt) {
        return switch (attempt.state()) {
            case EXPIRED, VOIDED, CAPTURED -> true;
            default -> false;
        };
    }
}
