package health.mizan.declines;

import health.mizan.acquiring.FailureClass;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why no money came, as payers are told it. Every code of every gateway ends in one of these, here and nowhere else;
 * whoever adds a connector adds its codes.
 */
public enum DeclineFamily {
    NOT_ENOUGH_MONEY,
    /** The bank gives no reason; only the bank can. */
    BANK_SAID_NO,
    NOT_CONFIRMED,
    CARD_BLOCKED,
    OVER_LIMIT,
    /** Ours or the gateway's trouble: another method may work. */
    METHOD_DOWN,
    CANCELLED,
    /** Whether money moved is not known yet. */
    UNKNOWN;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @param failure as an attempt keeps it, such as {@code declined-soft:insufficient_funds}; null if there is none */
    public static DeclineFamily of(@Nullable String failure) {
        if (failure == null) {
            return UNKNOWN;
        }
        FailureClass kind = FailureClass.of(failure).orElse(null);
        if (kind == null) {
            return UNKNOWN;
        }
        String code = failure.substring(Math.min(failure.length(), kind.code().length() + 1));
        return switch (kind) {
            case DECLINED_SOFT, DECLINED_HARD -> declined(code);
            case NOT_AUTHENTICATED -> NOT_CONFIRMED;
            case CANCELLED, GONE -> CANCELLED;
            case NOT_SENT, REJECTED_CONFIG, VALIDATION, RATE_LIMITED -> METHOD_DOWN;
        };
    }

    private static DeclineFamily declined(String code) {
        return switch (code) {
            case "insufficient_funds" -> NOT_ENOUGH_MONEY;
            case "expired_card", "lost_card", "stolen_card", "pickup_card", "card_blocked", "restricted_card" ->
                CARD_BLOCKED;
            case "exceeds_limit", "amount_limit", "withdrawal_count_limit" -> OVER_LIMIT;
            case "authentication_failed" -> NOT_CONFIRMED;
            default -> BANK_SAID_NO;
        };
    }
}
