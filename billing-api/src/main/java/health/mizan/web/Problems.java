package health.mizan.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Turns whatever ends a REST request into problem+json. Nothing of an unexpected error but its number leaves the house. */
@RestControllerAdvice(annotations = org.springframework.web.bind.annotation.RestController.class)
class Problems extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> expected(ProblemException problem) {
        return answer(problem.type(), problem.detail(), problem.extras());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> badParameter(MethodArgumentTypeMismatchException mismatch) {
        return answer(
                ProblemType.MALFORMED_REQUEST,
                "the parameter " + mismatch.getName() + " cannot be read",
                Map.of("parameter", mismatch.getName()));
    }

    /** Its message quotes the names of files. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> brokenUpload(MultipartException broken) {
        return answer(ProblemType.MALFORMED_REQUEST, "the parts of the upload cannot be told apart", Map.of());
    }

    /** The firewall of the security chain looks at a header only when somebody reads it. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> oddHeader(RequestRejectedException odd) {
        return answer(ProblemType.MALFORMED_REQUEST, "a header has a character that none may have", Map.of());
    }

    @ExceptionHandler({
        CannotGetJdbcConnectionException.class,
        CannotCreateTransactionException.class,
        TransientDataAccessException.class,
        QueryTimeoutException.class
    })
    ResponseEntity<ProblemDetail> databaseAway(Exception away) {
        log.warn("database.unavailable cause={}", away.getClass().getSimpleName());
        return ResponseEntity.status(ProblemType.UNAVAILABLE.status())
                .header(HttpHeaders.RETRY_AFTER, "5")
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(detail(ProblemType.UNAVAILABLE, "the database does not answer", Map.of()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unexpected(Exception bug, HttpServletRequest request) {
        // The message may quote data, so only the shape of the failure is logged.
        log.error("request.failed method={} error={}", request.getMethod(), Traces.withoutMessages(bug));
        return answer(ProblemType.INTERNAL, "the error was recorded; try again or ask for help", Map.of());
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return object(ProblemType.MALFORMED_REQUEST, JsonErrors.explain(unreadable), Map.of());
    }

    @Override
    protected ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        List<Map<String, String>> fields = invalid.getFieldErrors().stream()
                .map(e -> Map.of("field", e.getField(), "message", String.valueOf(e.getDefaultMessage())))
                .toList();
        return object(ProblemType.INVALID_VALUE, "see fields", Map.of("fields", fields));
    }

    @Override
    protected ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        List<String> messages = invalid.getAllErrors().stream()
                .map(e -> String.valueOf(e.getDefaultMessage()))
                .toList();
        return object(ProblemType.INVALID_VALUE, String.join("; ", messages), Map.of());
    }

    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception ex, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ProblemType type = typeFor(status);
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        headers.getAllow().stream()
                .findAny()
                .ifPresent(any -> answer.header(HttpHeaders.ALLOW, headers.getFirst("Allow")));
        return answer.body(detail(type, type.title(), Map.of()));
    }

    private static ProblemType typeFor(HttpStatusCode status) {
        for (ProblemType type : ProblemType.values()) {
            if (type.status().value() == status.value()) {
                return type;
            }
        }
        return status.is4xxClientError() ? ProblemType.MALFORMED_REQUEST : ProblemType.INTERNAL;
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemType type, String detail, Map<String, Object> extras) {
        return ResponseEntity.status(type.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(detail(type, detail, extras));
    }

    private static ResponseEntity<Object> object(ProblemType type, String detail, Map<String, Object> extras) {
        return ResponseEntity.status(type.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(detail(type, detail, extras));
    }

    private static ProblemDetail detail(ProblemType type, String detail, Map<String, Object> extras) {
        return new ProblemException(type, detail, extras).body();
    }
}
