package health.mizan.web;

import org.springframework.http.HttpStatus;

/**
 * Every kind of error the HTTP API can answer (RFC 9457). The slug is part of the contract: clients decide by it, so it
 * never changes its meaning. {@code docs/problems.md} is generated from this list.
 */
public enum ProblemType {
    MALFORMED_REQUEST("malformed-request", HttpStatus.BAD_REQUEST, "The request cannot be read"),
    INVALID_VALUE("invalid-value", HttpStatus.UNPROCESSABLE_ENTITY, "A value is missing or not allowed"),
    NOT_SIGNED_IN("not-signed-in", HttpStatus.UNAUTHORIZED, "Sign in, or send a valid access token"),
    NOT_ALLOWED("not-allowed", HttpStatus.FORBIDDEN, "This caller may not do that"),
    NOT_FOUND("not-found", HttpStatus.NOT_FOUND, "Nothing is there for this caller"),
    METHOD_NOT_ALLOWED("method-not-allowed", HttpStatus.METHOD_NOT_ALLOWED, "The address does not take this method"),
    NOT_ACCEPTABLE("not-acceptable", HttpStatus.NOT_ACCEPTABLE, "The answer cannot be given in the type asked for"),
    UNSUPPORTED_MEDIA_TYPE(
            "unsupported-media-type", HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The body's type is not accepted"),
    TOO_SLOW("too-slow", HttpStatus.REQUEST_TIMEOUT, "The body did not arrive in time"),
    TOO_LARGE("too-large", HttpStatus.PAYLOAD_TOO_LARGE, "The request is larger than allowed"),
    CONFLICT("conflict", HttpStatus.CONFLICT, "The request does not fit the present state"),
    PRECONDITION_REQUIRED(
            "precondition-required", HttpStatus.PRECONDITION_REQUIRED, "Send If-Match with the version you read"),
    STALE_VERSION("stale-version", HttpStatus.PRECONDITION_FAILED, "Somebody else changed it since you read it"),
    IDEMPOTENCY_KEY_MISSING(
            "idempotency-key-missing", HttpStatus.BAD_REQUEST, "Send an Idempotency-Key with this request"),
    IDEMPOTENCY_KEY_REUSED(
            "idempotency-key-reused",
            HttpStatus.UNPROCESSABLE_ENTITY,
            "The Idempotency-Key was used for another request"),
    IDEMPOTENCY_KEY_IN_FLIGHT(
            "idempotency-key-in-flight", HttpStatus.CONFLICT, "The same request is still being worked on"),
    TOO_MANY_REQUESTS("too-many-requests", HttpStatus.TOO_MANY_REQUESTS, "Slow down and try again later"),
    UNAVAILABLE("unavailable", HttpStatus.SERVICE_UNAVAILABLE, "A part this needs does not answer; try again later"),
    INTERNAL("internal", HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong on our side");

    private final String slug;
    private final HttpStatus status;
    private final String title;

    ProblemType(String slug, HttpStatus status, String title) {
        this.slug = slug;
        this.status = status;
        this.title = title;
    }

    /** The last path segment of the problem's {@code type}, as in {@code /problems/not-found}. */
    public String slug() {
        return slug;
    }

    public HttpStatus status() {
        return status;
    }

    public String title() {
        return title;
    }
}
