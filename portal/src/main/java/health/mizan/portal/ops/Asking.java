package health.mizan.portal.ops;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the form of an act says.
 *
 * @param back   the page that it was asked for on, without the language
 * @param reason why something is given up; empty for acts that need none
 */
record Asking(String back, String reason) {

    private static final int LONGEST_REASON = 500;

    Asking(@Nullable String back, @Nullable String reason) {
        this.back = Optional.ofNullable(back).orElse("");
        this.reason = Optional.ofNullable(reason).orElse("").strip();
    }

    boolean hasReason() {
        return !reason.isEmpty() && reason.length() <= LONGEST_REASON;
    }
}
