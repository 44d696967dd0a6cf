package health.mizan.attempts;

/** What came of asking for an operation. */
public sealed interface Asked {

    /** It is under way, or was done before: asking the same again changes nothing. */
    record Begun(Operation operation) implements Asked {}

    /** There was nothing to do. */
    record NotNeeded() implements Asked {}

    /**
     * It cannot be.
     *
     * @param detail for people; ids and amounts at most
     */
    record Refused(Reason reason, String detail) implements Asked {}

    /** Why not. */
    enum Reason {
        /** Another operation on the attempt is not finished. */
        BUSY,
        /** The attempt is not in a state for it. */
        NOT_POSSIBLE,
        /** More than is held, or more than can be given back. */
        TOO_MUCH,
        /** The hold has run out, or is about to. */
        TOO_LATE
    }
}
