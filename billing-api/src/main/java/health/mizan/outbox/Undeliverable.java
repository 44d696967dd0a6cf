package health.mizan.outbox;

/** Thrown by a handler that knows that trying again will not help: the delivery is parked at once. */
public class Undeliverable extends RuntimeException {

    /** @param why for the operator; ids, not people */
    public Undeliverable(String why) {
        super(why);
    }
}
