package health.mizan.outbox;

/** Who wants to hear of an event. Every bean of this type is registered; which of the two kinds it is decides what it may do. */
public sealed interface Subscription<E extends OutboxEvent> permits OutboxHandler, LocalHandler {

    /** Stable, unique name of the handler, such as {@code claim-process}: deliveries are stored under it. */
    String name();

    /** The record it wants, exactly. */
    Class<E> event();

    /** False spares it the delivery; asked when the event is published. */
    default boolean wants(E event) {
        return true;
    }

    /**
     * Told in the transaction that parks one of its deliveries: it was tried in vain, and the later ones of this
     * subject wait until a person has retried or skipped it.
     */
    default void parked(Subject subject) {}
}
