package health.mizan.intake;

import health.mizan.bounds.OutOfBounds;
import health.mizan.web.ProblemType;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Map;

/** Ends a request at the door. Its detail is ours throughout: nothing the sender wrote is repeated. */
final class Refusal extends RuntimeException {

    private final ProblemType type;
    private final transient Map<String, Object> extras;

    private Refusal(ProblemType type, String detail, Map<String, Object> extras) {
        super(detail, null, false, false);
        this.type = type;
        this.extras = extras;
    }

    static Refusal of(ProblemType type, String detail) {
        return new Refusal(type, detail, Map.of());
    }

    static Refusal tooLarge(long limit) {
        return new Refusal(
                ProblemType.TOO_LARGE, "a body of this type may have " + limit + " bytes", Map.of("limit", limit));
    }

    static Refusal of(OutOfBounds broken) {
        return new Refusal(
                ProblemType.MALFORMED_REQUEST,
                broken.getMessage() + " at line " + broken.line() + ", column " + broken.column(),
                Map.of(
                        "rule", broken.rule().slug(),
                        "line", broken.line(),
                        "column", broken.column()));
    }

    /** A body that stopped arriving, or whose chunks make no sense. */
    static Refusal of(IOException interrupted) {
        for (Throwable cause = interrupted; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketTimeoutException) {
                return of(ProblemType.TOO_SLOW, "the body stopped arriving");
            }
        }
        return of(ProblemType.MALFORMED_REQUEST, "the body broke off");
    }

    ProblemType type() {
        return type;
    }

    String detail() {
        return String.valueOf(getMessage());
    }

    Map<String, Object> extras() {
        return extras;
    }
}
