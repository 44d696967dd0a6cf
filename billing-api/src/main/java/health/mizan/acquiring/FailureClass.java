package health.mizan.acquiring;

import java.util.Locale;
import java.util.Optional;

/** Why no money came, by what may be done next. Codes of gateways are theirs; these are ours. */
public enum FailureClass {
    /** The gateway never saw it: try again, here or elsewhere. */
    NOT_SENT("try-again"),
    /** Our key or account is not accepted: somebody must mend the settings. */
    REJECTED_CONFIG("other-method"),
    /** Our mistake: the same again fails again. */
    VALIDATION("contact-desk"),
    /** Limit, balance, expired card: the payer may take another card. */
    DECLINED_SOFT("other-card"),
    /** Lost, stolen, suspected: never again with this card. */
    DECLINED_HARD("contact-bank"),
    /** The payer did not prove to be the card's owner. */
    NOT_AUTHENTICATED("try-again"),
    /** The payer, or nobody in time. */
    CANCELLED("try-again"),
    /** There is nothing left to act on: released, run out, taken already. */
    GONE("try-again"),
    /** Too many requests; nothing was done. */
    RATE_LIMITED("try-again");

    private final String advice;

    FailureClass(String advice) {
        this.advice = advice;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What the payer is told to do, as the API writes it. */
    public String advice() {
        return advice;
    }

    /** Whether it fails for everybody until a person has mended something of ours. */
    public boolean isOurs() {
        return this == REJECTED_CONFIG || this == VALIDATION;
    }

    /** Of a failure as it is kept, such as {@code declined-soft:insufficient_funds}; empty if it begins with no class. */
    public static Optional<FailureClass> of(String failure) {
        for (FailureClass one : values()) {
            if (failure.equals(one.code()) || failure.startsWith(one.code() + ":")) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }
}
