package health.mizan.beats;

/** What the other party answered, or that we do not know. Whatever a network can do to us is one of these. */
public sealed interface Answer<T> {

    /** It has happened. */
    record Done<T>(T value) implements Answer<T> {}

    /**
     * It has not happened and will not.
     *
     * @param reason a code or a short text without anything about a person
     */
    record Refused<T>(String reason) implements Answer<T> {}

    /** The other party has certainly not seen the request: it may be sent again, with the same key. */
    record NotSent<T>(String why) implements Answer<T> {}

    /** Timed out or garbled: it may have happened. Never assumed to be either; asked about until it is known. */
    record Unknown<T>(String what) implements Answer<T> {}
}
