package health.mizan.outbox;

/**
 * Acts on an event in our database only. It runs inside the transaction that marks the delivery done, so its effect
 * happens exactly once. It must not call another party: that party would hold our locks.
 */
public non-sealed interface LocalHandler<E extends OutboxEvent> extends Subscription<E> {

    void handle(E event);
}
