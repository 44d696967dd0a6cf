package health.mizan.beats;

import java.util.Locale;
import java.util.Optional;

/** Where a remote call stands. */
public enum CallState {
    /** Noted, not sent: certain not to have happened. */
    PREPARED,
    /** Sent or being sent. Left so by a crash, it becomes unknown after its timeout. */
    SENT,
    /** May have happened. Left only on evidence. */
    UNKNOWN,
    SUCCEEDED,
    FAILED;

    /** What can befall a call. */
    enum Happening {
        SENDING,
        DONE,
        REFUSED,
        NOT_SENT,
        UNCLEAR
    }

    public boolean isFinal() {
        return this == SUCCEEDED || this == FAILED;
    }

    /** As the database and the API write it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static CallState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /**
     * The next state; empty if this cannot happen, or no longer matters. A late truth counts in every state that is not
     * final: an answer may arrive after its call was given up as unknown.
     */
    Optional<CallState> on(Happening happening) {
        return switch (this) {
            case PREPARED ->
                switch (happening) {
                    case SENDING -> Optional.of(SENT);
                    case DONE -> Optional.of(SUCCEEDED);
                    case REFUSED -> Optional.of(FAILED);
                    case NOT_SENT, UNCLEAR -> Optional.empty();
                };
            case SENT, UNKNOWN ->
                switch (happening) {
                    case SENDING -> Optional.empty();
                    case DONE -> Optional.of(SUCCEEDED);
                    case REFUSED -> Optional.of(FAILED);
                    case NOT_SENT -> Optional.of(PREPARED);
                    case UNCLEAR -> Optional.of(UNKNOWN);
                };
            case SUCCEEDED, FAILED -> Optional.empty();
        };
    }
}
