package health.mizan.acquiring;

import java.util.Locale;

/** Why no money came, by what may be done next. Codes of gateways are theirs; these are ours. */
public enum FailureClass {
    /** The gateway never saw it: try again, here or elsewhere. */
    NOT_SENT,
    /** Our key or account is not accepted: somebody must mend the settings. */
    REJECTED_CONFIG,
    /** Our mistake: the same again fails again. */
    VALIDATION,
    /** Limit, balance, expired card: the payer may take another card. */
    DECLINED_SOFT,
    /** Lost, stolen, suspected: never again with this card. */
    DECLINED_HARD,
    /** The payer did not prove to be the card's owner. */
    NOT_AUTHENTICATED,
    /** The payer, or nobody in time. */
    CANCELLED,
    /** There is nothing left to act on: released, run out, taken already. */
    GONE,
    /** Too many requests; nothing was done. */
    RATE_LIMITED;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
