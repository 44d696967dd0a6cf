package health.mizan.collecting;

import health.mizan.acquiring.FailureClass;
import health.mizan.attempts.Attempt;
import health.mizan.attempts.AttemptState;
import health.mizan.attempts.Operation;
import health.mizan.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An attempt as the API shows it.
 *
 * @param redirectUrl where to send the payer; absent unless the payer has to act
 * @param unclear     whether the outcome of a call is not known: nobody should pay again meanwhile
 * @param advice      {@code continue}, {@code wait}, {@code do-not-pay-again}, {@code try-again}, {@code other-card},
 *                    {@code other-method}, {@code contact-bank}, {@code contact-desk} or {@code done}
 */
record AttemptView(
        UUID id,
        UUID order,
        String state,
        String method,
        Money amount,
        Money held,
        Money captured,
        Money refunded,
        Money refundable,
        boolean orphan,
        @Nullable Instant holdUntil,
        @Nullable String redirectUrl,
        @Nullable String scheme,
        @Nullable String card,
        @Nullable String failure,
        boolean unclear,
        String advice,
        List<OperationView> operations) {

    /** @param failure why it failed or is unclear: our class and the gateway's code */
    record OperationView(
            UUID id,
            String type,
            Money amount,
            boolean last,
            String state,
            @Nullable String failure) {

        static OperationView of(Operation operation) {
            return new OperationView(
                    operation.id().value(),
                    operation.type().code(),
                    operation.amount(),
                    operation.last(),
                    operation.state().name().toLowerCase(Locale.ROOT),
                    operation.failure());
        }
    }

    static AttemptView of(Attempt attempt, List<Operation> operations) {
        boolean unclear = attempt.state() == AttemptState.UNKNOWN
                || operations.stream().anyMatch(operation -> operation.state() == Operation.State.UNKNOWN);
        return new AttemptView(
                attempt.id().value(),
                attempt.order().value(),
                attempt.state().code(),
                attempt.terms().method().code(),
                attempt.terms().amount(),
                attempt.held(),
                attempt.sums().captured(),
                attempt.sums().refunded(),
                attempt.refundable(),
                attempt.orphan(),
                attempt.holdUntil(),
                attempt.state() == AttemptState.ACTION_REQUIRED
                        ? attempt.known().page()
                        : null,
                attempt.known().scheme(),
                attempt.known().card(),
                attempt.failure(),
                unclear,
                advice(attempt, unclear),
                operations.stream().map(OperationView::of).toList());
    }

    private static String advice(Attempt attempt, boolean unclear) {
        if (unclear) {
            return "do-not-pay-again";
        }
        return switch (attempt.state()) {
            case ACTION_REQUIRED -> "continue";
            case CREATED, PROCESSING -> "wait";
            case UNKNOWN -> "do-not-pay-again";
            case FAILED, CANCELLED, DECLINED, EXPIRED ->
                Optional.ofNullable(attempt.failure())
                        .flatMap(FailureClass::of)
                        .map(FailureClass::advice)
                        .orElse("try-again");
            case AUTHORISED, VOIDED, PARTIALLY_CAPTURED, CAPTURED -> "done";
        };
    }
}
