package health.mizan.web;

import java.util.Map;

/**
 * Ends a request with a problem. The detail and the extras reach the caller: they say what to mend and name ids, never
 * people or anything about their health.
 */
public class ProblemException extends RuntimeException {

    private final ProblemType type;
    private final String detail;
    private final transient Map<String, Object> extras;

    public ProblemException(ProblemType type, String detail) {
        this(type, detail, Map.of());
    }

    /** @param extras further members of the problem document, as JSON-ready values */
    public ProblemException(ProblemType type, String detail, Map<String, Object> extras) {
        super(detail);
        this.type = type;
        this.detail = detail;
        this.extras = Map.copyOf(extras);
    }

    public ProblemType type() {
        return type;
    }

    public String detail() {
        return detail;
    }

    public Map<String, Object> extras() {
        return extras;
    }
}
