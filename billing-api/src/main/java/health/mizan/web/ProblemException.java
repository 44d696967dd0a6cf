package health.mizan.web;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

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

    /** As it is sent (RFC 9457). */
    public ProblemDetail body() {
        ProblemDetail problem = new WithoutAddress(type.status());
        problem.setType(URI.create("/problems/" + type.slug()));
        problem.setTitle(type.title());
        problem.setDetail(detail);
        extras.forEach(problem::setProperty);
        return problem;
    }

    /** Spring fills {@code instance} with the address asked for, in which a caller may have put a person. */
    private static final class WithoutAddress extends ProblemDetail {

        WithoutAddress(HttpStatus status) {
            super(status.value());
        }

        @Override
        public void setInstance(@Nullable URI address) {}
    }
}
