package health.mizan.seals;

/**
 * One thing that is not as it was posted.
 *
 * @param what   the row, such as {@code entry 0199… line 2} or {@code seal 17}
 * @param detail what differs, for whoever investigates
 */
public record Finding(Kind kind, String what, String detail) {

    /** What sort of trace it is. */
    public enum Kind {
        ENTRY_CHANGED,
        ENTRY_DELETED,
        /** Old enough to be sealed and is not: written behind the application's back, or the sealer stands still. */
        ENTRY_UNSEALED,
        ENTRY_UNBALANCED,
        POSTING_CHANGED,
        POSTING_MISSING,
        POSTING_ADDED,
        POSTING_WITHOUT_ENTRY,
        /** The entry may be as posted, but its proof is not. */
        PROOF_CHANGED,
        SEAL_BROKEN,
        SEAL_MISSING,
        SEAL_KEY_UNKNOWN,
        /** The chain does not contain the hash that somebody remembers: its end was cut off, or all of it replaced. */
        HEAD_UNKNOWN
    }

    @Override
    public String toString() {
        return kind + " " + what + ": " + detail;
    }
}
