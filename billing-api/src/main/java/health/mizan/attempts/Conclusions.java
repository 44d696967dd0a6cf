package health.mizan.attempts;

import health.mizan.acquiring.FailureClass;
import health.mizan.alarms.PaymentAlarm;
import health.mizan.alarms.PaymentAlarms;
import health.mizan.attempts.Attempts.Locked;
import health.mizan.outbox.Outbox;
import health.mizan.payments.AttemptId;
import health.mizan.payments.PaymentFailed;
import health.mizan.remarks.Remark;
import health.mizan.remarks.Remark.Kind;
import health.mizan.tx.Tx;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is concluded from an answer that shows no payment: a refusal, or doubt. */
@Component
class Conclusions {

    private static final int LONGEST_FAILURE = 120;

    private final AttemptStore attempts;
    private final OperationStore operations;
    private final PaymentAlarms alarms;
    private final Outbox outbox;
    private final PaymentSettings settings;
    private final Clock clock;

    Conclusions(
            AttemptStore attempts,
            OperationStore operations,
            PaymentAlarms alarms,
            Outbox outbox,
            PaymentSettings settings,
            Clock clock) {
        this.attempts = attempts;
        this.operations = operations;
        this.alarms = alarms;
        this.outbox = outbox;
        this.settings = settings;
        this.clock = clock;
    }

    void refused(Locked locked, Operation operation, String failure) {
        if (!operations.settle(operation.id(), Operation.State.FAILED, null, failure, clock.instant())) {
            return;
        }
        Attempt attempt = locked.attempt();
        if (operation.type() == Operation.Type.START) {
            moved(attempt, AttemptMoves.Fact.NEVER_TAKEN_UP, failure);
            // The next payer would fail the same way: it is not the payer's to mend.
            if (FailureClass.of(failure).filter(FailureClass::isOurs).isPresent()) {
                alarm(operation, failure);
            }
            if (attempt.state().live() && !attempt.state().holds()) {
                outbox.publish(new PaymentFailed(attempt.order(), locked.order().debt(), shortened(failure)));
            }
            return;
        }
        alarm(operation, failure);
        // Why it was refused is best told by the payment itself: a hold that ran out, say.
        attempts.inquireSoon(attempt.id(), clock.instant());
        if (operation.type() == Operation.Type.CAPTURE && !attempt.orphan()) {
            outbox.publish(new PaymentFailed(attempt.order(), locked.order().debt(), shortened(failure)));
        }
    }

    void unclear(Locked locked, Operation operation, String what) {
        if (operations.settle(operation.id(), Operation.State.UNKNOWN, null, what, clock.instant())
                && operation.type() == Operation.Type.START) {
            moved(locked.attempt(), AttemptMoves.Fact.SENDING_UNCLEAR, null);
        }
    }

    Optional<Attempt> takeDue() {
        return attempts.takeDue(clock.instant(), settings.pending());
    }

    void inquireSoon(AttemptId id) {
        Tx.requireOpen();
        attempts.inquireSoon(id, clock.instant());
    }

    private void alarm(Operation operation, String failure) {
        alarms.raise(
                PaymentAlarm.Kind.OPERATION_REFUSED,
                operation.id().toString(),
                operation.attempt(),
                List.of(refusal(operation, shortened(failure))));
    }

    private static Remark refusal(Operation operation, String failure) {
        return switch (operation.type()) {
            case START -> Remark.quoting(Kind.START_REFUSED, failure);
            case PURCHASE, CAPTURE -> Remark.quoting(Kind.CAPTURE_REFUSED, failure, operation.amount());
            case VOID -> Remark.quoting(Kind.RELEASE_REFUSED, failure);
            case REFUND -> Remark.quoting(Kind.REFUND_REFUSED, failure, operation.amount());
        };
    }

    private void moved(Attempt was, AttemptMoves.Fact fact, @Nullable String failure) {
        AttemptState state = AttemptMoves.after(was.state(), fact);
        if (state != was.state()) {
            Attempt now = was.as(state, failure == null ? null : shortened(failure));
            attempts.update(now, settings.askAgain(now, clock.instant()), clock.instant());
        }
    }

    private static String shortened(String failure) {
        return failure.length() <= LONGEST_FAILURE ? failure : failure.substring(0, LONGEST_FAILURE);
    }
}
