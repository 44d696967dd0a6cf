package health.mizan.fhir;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.NotModifiedException;
import health.mizan.fhir.refusals.Outcomes;
import health.mizan.fhir.refusals.Refusal;
import health.mizan.fhir.refusals.Unreadable;
import health.mizan.web.ProblemException;
import health.mizan.web.ProblemType;
import health.mizan.web.Traces;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Words the FHIR server's errors. Its own handler would quote an unexpected exception, and log it with its message. */
@Interceptor
public final class FhirErrors {

    private static final Logger log = LoggerFactory.getLogger(FhirErrors.class);
    private static final Pattern LIBRARY_NUMBER = Pattern.compile("HAPI-\\d+:\\s*");

    private final FhirDialect dialect;

    FhirErrors(FhirDialect dialect) {
        this.dialect = dialect;
    }

    /** False tells the server that the answer is written. */
    @Hook(Pointcut.SERVER_HANDLE_EXCEPTION)
    public boolean answer(HttpServletRequest request, HttpServletResponse response, BaseServerResponseException failure)
            throws IOException {
        if (failure instanceof NotModifiedException) {
            return true;
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                dialect.write(request, response, refusal.status(), Outcomes.of(refusal.issues()));
                return false;
            }
            if (cause instanceof Unreadable unreadable) {
                dialect.write(request, response, Refusal.BAD_REQUEST, Outcomes.of(List.of(unreadable.issue())));
                return false;
            }
            if (cause instanceof DataFormatException || brokeTheParser(cause)) {
                // The parser's own words quote the body.
                dialect.write(request, response, ProblemType.MALFORMED_REQUEST, "the body is not FHIR", Map.of());
                return false;
            }
            if (cause instanceof ProblemException problem) {
                dialect.write(request, response, problem.type(), problem.detail(), problem.extras());
                return false;
            }
            if (cause instanceof TransientDataAccessException || cause instanceof CannotCreateTransactionException) {
                log.warn("database.unavailable cause={}", cause.getClass().getSimpleName());
                dialect.write(request, response, ProblemType.UNAVAILABLE, "the database does not answer", Map.of());
                return false;
            }
        }
        ProblemType type = typeFor(failure.getStatusCode());
        if (type == ProblemType.INTERNAL) {
            log.error("fhir.failed method={} error={}", request.getMethod(), Traces.withoutMessages(failure));
        }
        dialect.write(request, response, type, detail(type, failure), Map.of());
        return false;
    }

    /** The library's parser meets some bodies, such as an entry whose resource is null, with a bare runtime error. */
    private static boolean brokeTheParser(Throwable cause) {
        boolean parsing = false;
        for (StackTraceElement frame : cause.getStackTrace()) {
            // What we keep was parsed before: that it cannot be read any more is our fault.
            if (frame.getClassName().startsWith("health.mizan.fhir.")) {
                return false;
            }
            parsing |= frame.getClassName().startsWith("ca.uhn.fhir.parser.")
                    && frame.getMethodName().toLowerCase(Locale.ROOT).contains("parse");
        }
        return parsing && cause instanceof RuntimeException;
    }

    private static String detail(ProblemType type, BaseServerResponseException failure) {
        if (type == ProblemType.INTERNAL || failure.getMessage() == null) {
            return "the error was recorded; try again or ask for help";
        }
        if (type == ProblemType.NOT_FOUND) {
            // The library repeats the id as it was sent, and what is sent as an id may be somebody's number.
            return "there is no such resource";
        }
        return LIBRARY_NUMBER.matcher(failure.getMessage()).replaceAll("");
    }

    private static ProblemType typeFor(int status) {
        for (ProblemType type : ProblemType.values()) {
            if (type.status().value() == status) {
                return type;
            }
        }
        return status >= 400 && status < 500 ? ProblemType.MALFORMED_REQUEST : ProblemType.INTERNAL;
    }
}
