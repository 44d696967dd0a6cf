package health.mizan.outbox;

/**
 * Acts on an event outside any transaction, so that it may call another party. It is called at least once: the second
 * time must do no harm. An exception means "try again later"; {@link Undeliverable} means "a person must look".
 */
public non-sealed interface OutboxHandler<E extends OutboxEvent> extends Subscription<E> {

    void handle(E event);
}
