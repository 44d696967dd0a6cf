package health.mizan.attempts;

import java.util.Locale;

/**
 * Where an attempt stands, in order of rank: evidence of a higher rank moves it up, evidence of a lower one is old news.
 * So the end depends on what was learned, never on the order in which it was. Doubts about a single call are the
 * operation's, not the attempt's.
 */
public enum AttemptState {
    /** Noted; the gateway may not know of it yet. */
    CREATED,
    /** Whether the gateway has it is not known. Left only by evidence. */
    UNKNOWN,
    /** The payer has a page to pay on. */
    ACTION_REQUIRED,
    /** The payer's bank is thinking. */
    PROCESSING,
    /** The gateway never took it up. */
    FAILED,
    CANCELLED,
    DECLINED,
    /** The amount is held. */
    AUTHORISED,
    /** The hold ran out. */
    EXPIRED,
    /** The hold was released. */
    VOIDED,
    /** Some is taken, the rest still held. */
    PARTIALLY_CAPTURED,
    /** Taken, and nothing is held any more. Late truth: it outranks whatever we had believed. */
    CAPTURED;

    /** Whether it can still take money, so that no other attempt at the debt may begin. */
    public boolean live() {
        return switch (this) {
            case CREATED, UNKNOWN, ACTION_REQUIRED, PROCESSING, AUTHORISED, PARTIALLY_CAPTURED -> true;
            case FAILED, CANCELLED, DECLINED, EXPIRED, VOIDED, CAPTURED -> false;
        };
    }

    /** Whether something is reserved on the payer's card. */
    public boolean holds() {
        return this == AUTHORISED || this == PARTIALLY_CAPTURED;
    }

    /** Whether it ended without money. */
    public boolean inVain() {
        return this == FAILED || this == CANCELLED || this == DECLINED;
    }

    /** As the database and the API write it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static AttemptState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
