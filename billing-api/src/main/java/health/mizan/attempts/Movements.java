package health.mizan.attempts;

import health.mizan.acquiring.GatewayView;
import health.mizan.acquiring.GatewayView.Movement;
import health.mizan.alarms.PaymentAlarm;
import health.mizan.alarms.PaymentAlarms;
import health.mizan.beats.Beats;
import health.mizan.beats.CallState;
import health.mizan.ids.Ids;
import health.mizan.money.Money;
import health.mizan.payments.OperationId;
import health.mizan.remarks.Remark;
import health.mizan.remarks.Remark.Kind;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells which of the movements a gateway shows are news, and whose operation each of them is. */
@Component
class Movements {

    private static final String GATEWAY = "gateway";

    private final OperationStore operations;
    private final PaymentAlarms alarms;
    private final Beats beats;
    private final Ids ids;
    private final Clock clock;

    Movements(OperationStore operations, PaymentAlarms alarms, Beats beats, Ids ids, Clock clock) {
        this.operations = operations;
        this.alarms = alarms;
        this.beats = beats;
        this.ids = ids;
        this.clock = clock;
    }

    /** In what a gateway's view is not about the attempt that we know. */
    enum Difference {
        REFERENCE(Kind.REFERENCE_DIFFERS),
        CURRENCY(Kind.CURRENCY_DIFFERS),
        AMOUNT(Kind.AMOUNT_DIFFERS),
        MOVEMENT(Kind.MOVEMENT_DIFFERS);

        private final Kind remark;

        Difference(Kind remark) {
            this.remark = remark;
        }

        Kind remark() {
            return remark;
        }

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Under the attempt's lock. */
    List<Operation> known(Attempt attempt) {
        return operations.of(attempt.id());
    }

    /** In what a view is not about this attempt as we know it; empty if it is. */
    Optional<Difference> difference(Attempt attempt, List<Operation> known, GatewayView view) {
        String reference = attempt.known().gatewayReference();
        if (!view.merchantReference().equals(attempt.merchantReference())
                || (reference != null && !reference.equals(view.gatewayReference()))) {
            return Optional.of(Difference.REFERENCE);
        }
        if (!view.amount().currency().equals(attempt.terms().amount().currency())) {
            return Optional.of(Difference.CURRENCY);
        }
        if (!view.amount().equals(attempt.terms().amount())
                || view.authorised().exceeds(view.amount())
                || view.captured().exceeds(view.authorised())
                || view.refunded().exceeds(view.captured())) {
            return Optional.of(Difference.AMOUNT);
        }
        boolean others = view.captures().stream()
                        .anyMatch(movement -> contradicts(known, movement, Operation.Type.CAPTURE))
                || view.refunds().stream().anyMatch(movement -> contradicts(known, movement, Operation.Type.REFUND));
        return others ? Optional.of(Difference.MOVEMENT) : Optional.empty();
    }

    OperationId captured(Attempt attempt, Movement movement) {
        return settled(attempt, movement, attempt.terms().hold() ? Operation.Type.CAPTURE : Operation.Type.PURCHASE);
    }

    OperationId refunded(Attempt attempt, Movement movement) {
        return settled(attempt, movement, Operation.Type.REFUND);
    }

    /** Ends what is open and what the attempt's state has answered, without a movement to tell it by. */
    void settleByState(Attempt attempt, List<Operation> known) {
        for (Operation open : known) {
            if (open.state().isFinal()) {
                continue;
            }
            boolean holds = attempt.state().holds();
            switch (open.type()) {
                case START -> end(open, Operation.State.SUCCEEDED, null);
                case VOID -> {
                    if (!attempt.state().live()) {
                        boolean released = takenBefore(open, known, attempt)
                                .equals(attempt.sums().captured());
                        end(
                                open,
                                released ? Operation.State.SUCCEEDED : Operation.State.FAILED,
                                released ? null : "gone: captured");
                    }
                }
                case CAPTURE -> {
                    if (!holds) {
                        end(
                                open,
                                Operation.State.FAILED,
                                "gone: " + attempt.state().code());
                    }
                }
                case PURCHASE, REFUND -> {}
            }
        }
    }

    /** A hold may be taken in parts and the rest released: what was taken by then speaks for the release. */
    private static Money takenBefore(Operation release, List<Operation> all, Attempt attempt) {
        return all.subList(0, all.indexOf(release)).stream()
                .filter(one -> one.type() == Operation.Type.CAPTURE && one.state() == Operation.State.SUCCEEDED)
                .map(Operation::amount)
                .reduce(Money.zero(attempt.terms().amount().currency()), Money::plus);
    }

    /** Whether the attempt ended because somebody of ours gave up the order. */
    boolean endedByUs(Attempt attempt) {
        return operations.of(attempt.id()).stream()
                .anyMatch(one ->
                        one.type() == Operation.Type.VOID && one.last() && one.state() == Operation.State.SUCCEEDED);
    }

    /** Those that are news. */
    static List<Movement> fresh(List<Operation> known, List<Movement> shown) {
        return shown.stream()
                .filter(movement -> known.stream()
                        .noneMatch(one -> movement.gatewayReference().equals(one.gatewayReference())))
                .toList();
    }

    private OperationId settled(Attempt attempt, Movement movement, Operation.Type type) {
        Optional<Operation> asked = operations.of(attempt.id()).stream()
                .filter(one -> one.id().toString().equals(movement.operation()))
                .findFirst();
        if (asked.isPresent()) {
            Operation ours = asked.get();
            if (operations.settle(
                    ours.id(), Operation.State.SUCCEEDED, movement.gatewayReference(), null, clock.instant())) {
                beats.learned(ours.key(), CallState.SUCCEEDED);
                return ours.id();
            }
        }
        return foreign(attempt, movement, type);
    }

    /** The payer's own purchase, or something done at the gateway's own desk. */
    private OperationId foreign(Attempt attempt, Movement movement, Operation.Type type) {
        OperationId id = new OperationId(ids.next());
        boolean purchase = type == Operation.Type.PURCHASE;
        operations.insert(new Operation(
                id,
                attempt.id(),
                type,
                movement.amount(),
                purchase,
                type.code() + "-" + id,
                Operation.State.SUCCEEDED,
                purchase,
                movement.gatewayReference(),
                purchase ? "payer" : GATEWAY,
                null,
                null,
                clock.instant()));
        if (!purchase) {
            alarms.raise(
                    PaymentAlarm.Kind.FOREIGN_MOVEMENT,
                    attempt.id() + ":" + movement.gatewayReference(),
                    attempt.id(),
                    List.of(Remark.of(
                            type == Operation.Type.REFUND ? Kind.GIVEN_BACK_UNASKED : Kind.TAKEN_UNASKED,
                            movement.amount())));
        }
        return id;
    }

    private void end(Operation open, Operation.State state, @Nullable String failure) {
        if (operations.settle(open.id(), state, null, failure, clock.instant())) {
            beats.learned(open.key(), state == Operation.State.SUCCEEDED ? CallState.SUCCEEDED : CallState.FAILED);
        }
    }

    /** A movement that carries our operation's id and another amount or kind than it. */
    private static boolean contradicts(List<Operation> known, Movement movement, Operation.Type type) {
        return known.stream()
                .filter(one -> one.id().toString().equals(movement.operation()))
                .anyMatch(one -> !one.amount().equals(movement.amount()) || one.type() != type);
    }
}
