package health.mizan.attempts;

import health.mizan.acquiring.GatewayAccount;
import health.mizan.attempts.Asked.Reason;
import health.mizan.attempts.Attempts.Locked;
import health.mizan.attempts.Attempts.Wish;
import health.mizan.ids.Ids;
import health.mizan.money.Money;
import health.mizan.payments.AttemptId;
import health.mizan.payments.OperationId;
import health.mizan.payments.PaymentOrder;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** The first beat: whether something may be asked of the gateway at all, judged and noted under the locks. */
@Component
@EnableConfigurationProperties(PaymentSettings.class)
class Intents {

    private final AttemptStore attempts;
    private final OperationStore operations;
    private final PaymentSettings settings;
    private final Ids ids;
    private final Clock clock;

    Intents(AttemptStore attempts, OperationStore operations, PaymentSettings settings, Ids ids, Clock clock) {
        this.attempts = attempts;
        this.operations = operations;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    /** Empty if the order has a live attempt. */
    Optional<Attempt> begin(PaymentOrder order, GatewayAccount account, Attempt.Terms terms) {
        AttemptId id = new AttemptId(ids.next());
        Money zero = Money.zero(terms.amount().currency());
        Attempt attempt = new Attempt(
                id,
                order.id(),
                account.id(),
                id.toString(),
                terms,
                new Attempt.Known(null, null, null, null),
                AttemptState.CREATED,
                new Attempt.Sums(zero, zero, zero),
                false,
                null,
                null,
                clock.instant());
        return attempts.insert(attempt) ? Optional.of(attempt) : Optional.empty();
    }

    Asked intend(Locked locked, Wish wish) {
        Attempt attempt = locked.attempt();
        List<Operation> before = operations.of(attempt.id());
        Optional<Operation> open =
                before.stream().filter(one -> !one.state().isFinal()).findFirst();
        if (open.isPresent()) {
            // Two refunds of the same amount are two wishes; anything else of the same kind is a repetition.
            return wish.type() != Operation.Type.REFUND && wish.is(open.get())
                    ? new Asked.Begun(open.get())
                    : new Asked.Refused(Reason.BUSY, "the " + open.get().type().code() + " before it is not finished");
        }
        if (!AttemptMoves.allows(attempt.state(), wish.type())) {
            // A step that is repeated after its end finds what it did; a second refund is a second wish.
            return before.stream()
                    .filter(done -> done.state() == Operation.State.SUCCEEDED)
                    .filter(done -> wish.type() != Operation.Type.REFUND && wish.is(done))
                    .findFirst()
                    .<Asked>map(Asked.Begun::new)
                    .orElseGet(() -> new Asked.Refused(
                            Reason.NOT_POSSIBLE,
                            "an attempt that is " + attempt.state().code() + " takes no "
                                    + wish.type().code()));
        }
        return obstacle(attempt, wish).<Asked>map(refused -> refused).orElseGet(() -> noted(attempt, wish));
    }

    private Optional<Asked.Refused> obstacle(Attempt attempt, Wish wish) {
        return switch (wish.type()) {
            case START, PURCHASE, VOID -> Optional.empty();
            case CAPTURE -> {
                if (runsOut(attempt)) {
                    yield Optional.of(new Asked.Refused(Reason.TOO_LATE, "the hold ends at " + attempt.holdUntil()));
                }
                yield above(wish.amount(), attempt.held(), "is held");
            }
            case REFUND -> above(wish.amount(), attempt.refundable(), "can be refunded");
        };
    }

    private boolean runsOut(Attempt attempt) {
        Instant until = attempt.holdUntil();
        return until != null && !clock.instant().isBefore(until.minus(settings.holdMargin()));
    }

    private static Optional<Asked.Refused> above(Money amount, Money most, String what) {
        return amount.isPositive() && !amount.exceeds(most)
                ? Optional.empty()
                : Optional.of(new Asked.Refused(Reason.TOO_MUCH, "at most " + most + " " + what));
    }

    private Asked noted(Attempt attempt, Wish wish) {
        OperationId id = new OperationId(ids.next());
        Operation operation = new Operation(
                id,
                attempt.id(),
                wish.type(),
                wish.amount(),
                wish.last(),
                wish.type().code() + "-" + id,
                Operation.State.PREPARED,
                true,
                null,
                wish.by(),
                wish.why(),
                null,
                clock.instant());
        operations.insert(operation);
        return new Asked.Begun(operation);
    }
}
