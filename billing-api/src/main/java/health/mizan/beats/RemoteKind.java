package health.mizan.beats;

import java.time.Duration;

/**
 * One kind of remote call, such as capturing a payment: how to ask, how to ask about it, what to do with the answer.
 * A bean per kind, kept in the capability that owns the call's subject. It reads what it needs from its own tables by
 * {@link RemoteCall#subject()}, because after a crash nothing else is left.
 */
public interface RemoteKind<T> {

    /** Stable name, such as {@code payment.capture}. */
    String name();

    /** After this the answer is not waited for any longer: the call itself must have ended by then. */
    Duration timeout();

    /** For how long a call that could not be sent is tried again before it counts as refused; zero gives up at once. */
    default Duration keepTrying() {
        return Duration.ofDays(1);
    }

    /** The second beat: asks the other party, with {@link RemoteCall#key()} as its idempotency key. No transaction is open. */
    Answer<T> ask(RemoteCall call);

    /**
     * Asks what became of an earlier call. No transaction is open. Answer {@link Answer.NotSent} only if the other party
     * is certain never to have seen the key; an inquiry that fails is {@link Answer.Unknown}.
     */
    Answer<T> inquire(RemoteCall call);

    /**
     * The third beat: notes the answer, inside the transaction that settles the call. Called once with Done or Refused;
     * before that, once with each Unknown or NotSent that changes the call's state.
     */
    void settle(RemoteCall call, Answer<T> answer);
}
