package health.mizan.acquiring;

import health.mizan.money.Money;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A payment as the gateway has it at one moment. Two views of one payment can be compared whichever came first: what was
 * taken or given back only grows.
 *
 * @param authorised what the payer's bank agreed to; zero before
 * @param open       whether something is held that can still be taken
 * @param holdUntil  when the hold runs out
 * @param page       where the payer pays
 */
public record GatewayView(
        String gatewayReference,
        String merchantReference,
        Standing standing,
        Money amount,
        Money authorised,
        List<Movement> captures,
        List<Movement> refunds,
        boolean open,
        Optional<Instant> holdUntil,
        Optional<Failure> failure,
        Optional<URI> page,
        Card card) {

    /** How the payment stands, apart from what was taken and given back. */
    public enum Standing {
        WAITING_FOR_PAYER,
        PROCESSING,
        DECLINED,
        CANCELLED,
        AUTHORISED,
        EXPIRED,
        VOIDED
    }

    /**
     * Money that moved.
     *
     * @param gatewayReference the gateway's id of it
     * @param operation        our id of the operation that asked for it; empty if none did
     */
    public record Movement(String gatewayReference, String operation, Money amount) {}

    /** @param code the gateway's own */
    public record Failure(FailureClass kind, String code) {}

    /**
     * As much of a card as receipts show.
     *
     * @param scheme such as {@code visa}; empty while unknown
     * @param masked such as {@code •••• 1111}
     */
    public record Card(String scheme, String masked) {}

    public GatewayView {
        captures = List.copyOf(captures);
        refunds = List.copyOf(refunds);
    }

    public Money captured() {
        return sum(captures);
    }

    public Money refunded() {
        return sum(refunds);
    }

    private Money sum(List<Movement> movements) {
        return movements.stream().map(Movement::amount).reduce(Money.zero(amount.currency()), Money::plus);
    }
}
