package health.mizan.fhir;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.NotModifiedException;
import health.mizan.fhir.refusals.Issue;
import health.mizan.fhir.refusals.Outcomes;
import health.mizan.fhir.refusals.Refusal;
import health.mizan.fhir.refusals.Unreadable;
import health.mizan.web.ProblemException;
import health.mizan.web.ProblemType;
import health.mizan.web.Traces;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Words the FHIR server's errors. Its own handler would quote an unexpected exception, and log it with its message. */
@Interceptor
public final class FhirErrors {

    private static final Logger log = LoggerFactory.getLogger(FhirErrors.class);
    private static final Pattern LIBRARY_NUMBER = Pattern.compile("HAPI-\\d+:\\s*");

    /**
     * Given back before the server words the failure itself. Answering by {@link Pointcut#SERVER_HANDLE_EXCEPTION} instead
     * makes it log every refusal as an error of the handler, with its stack (HAPI-2544).
     *
     * @return null for what is no error, such as that nothing was modified
     */
    @Hook(Pointcut.SERVER_PRE_PROCESS_OUTGOING_EXCEPTION)
    public @Nullable BaseServerResponseException worded(
            HttpServletRequest request, @Nullable RequestDetails asked, Throwable failure) {
        if (failure instanceof NotModifiedException) {
            return null;
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                return new Worded(refusal.status(), Outcomes.of(refusal.issues()));
            }
            if (cause instanceof Unreadable unreadable) {
                return new Worded(Refusal.BAD_REQUEST, Outcomes.of(List.of(of(asked, unreadable.issue()))));
            }
            if (cause instanceof DataFormatException || brokeTheParser(cause)) {
                // The parser's own words quote the body.
                return worded(ProblemType.MALFORMED_REQUEST, "the body is not FHIR");
            }
            if (cause instanceof RequestRejectedException) {
                return worded(ProblemType.MALFORMED_REQUEST, "a header has a character that none may have");
            }
            if (cause instanceof ProblemException problem) {
                return worded(problem.type(), problem.detail());
            }
            if (cause instanceof TransientDataAccessException || cause instanceof CannotCreateTransactionException) {
                log.warn("database.unavailable cause={}", cause.getClass().getSimpleName());
                return worded(ProblemType.UNAVAILABLE, "the database does not answer");
            }
        }
        ProblemType type = failure instanceof BaseServerResponseException answered
                ? typeFor(answered.getStatusCode())
                : ProblemType.INTERNAL;
        if (type == ProblemType.INTERNAL) {
            log.error("fhir.failed method={} error={}", request.getMethod(), Traces.withoutMessages(failure));
        }
        return worded(type, detail(type, failure));
    }

    private static Issue of(@Nullable RequestDetails asked, Issue issue) {
        String type = asked == null ? null : asked.getResourceName();
        String below = issue.expression();
        boolean bare = below != null && !Character.isUpperCase(below.charAt(0));
        return type == null || !bare
                ? issue
                : new Issue(issue.code(), type + "." + below, type + "." + issue.english(), issue.arabic());
    }

    private static Worded worded(ProblemType type, String detail) {
        return new Worded(type.status().value(), FhirDialect.outcome(type, detail));
    }

    /** An answer in the shape in which the server takes one. It marks no place in the code and costs no stack. */
    private static final class Worded extends BaseServerResponseException {

        Worded(int status, OperationOutcome outcome) {
            super(status, "", outcome);
        }

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
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

    private static String detail(ProblemType type, Throwable failure) {
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
