package health.mizan.web;

import org.springframework.http.HttpStatus;

/**
 * Every kind of error the HTTP API can answer (RFC 9457). The slug is part of the contract: clients decide by it, so it
 * never changes its meaning. {@code docs/problems.md} is generated from this list.
 */
public enum ProblemType {
    MALFORMED_REQUEST(
            "malformed-request",
            HttpStatus.BAD_REQUEST,
            "The request cannot be read",
            "Mend what the detail names: the body must be one JSON value, every member known, every type as documented."),
    INVALID_VALUE(
            "invalid-value",
            HttpStatus.UNPROCESSABLE_ENTITY,
            "A value is missing or not allowed",
            "Correct the fields listed in `fields` and send it again."),
    NOT_SIGNED_IN(
            "not-signed-in",
            HttpStatus.UNAUTHORIZED,
            "Sign in, or send a valid access token",
            "Get a token from the issuer; an expired one is renewed, not repeated."),
    NOT_ALLOWED(
            "not-allowed",
            HttpStatus.FORBIDDEN,
            "This caller may not do that",
            "Ask an administrator for the role or scope; repeating the request changes nothing."),
    NOT_FOUND(
            "not-found",
            HttpStatus.NOT_FOUND,
            "Nothing is there for this caller",
            "Check the id. What another patient or another facility owns is not there for you either."),
    METHOD_NOT_ALLOWED(
            "method-not-allowed",
            HttpStatus.METHOD_NOT_ALLOWED,
            "The address does not take this method",
            "Use one of the methods in the `Allow` header."),
    NOT_ACCEPTABLE(
            "not-acceptable",
            HttpStatus.NOT_ACCEPTABLE,
            "The answer cannot be given in the type asked for",
            "Ask for `application/json`, or leave `Accept` out."),
    UNSUPPORTED_MEDIA_TYPE(
            "unsupported-media-type",
            HttpStatus.UNSUPPORTED_MEDIA_TYPE,
            "The body's type is not accepted",
            "Send the type the documentation names, usually `application/json`."),
    TOO_SLOW(
            "too-slow",
            HttpStatus.REQUEST_TIMEOUT,
            "The body did not arrive in time",
            "Send the whole body without pauses; try again on a better connection."),
    TOO_LARGE(
            "too-large",
            HttpStatus.PAYLOAD_TOO_LARGE,
            "The request is larger than allowed",
            "Send less: fewer items, or the rest in a second request."),
    CONFLICT(
            "conflict",
            HttpStatus.CONFLICT,
            "The request does not fit the present state",
            "Read the resource again; the detail says which state or value stands in the way."),
    PRECONDITION_REQUIRED(
            "precondition-required",
            HttpStatus.PRECONDITION_REQUIRED,
            "Send If-Match with the version you read",
            "Read the resource, then send its `ETag` in `If-Match`."),
    STALE_VERSION(
            "stale-version",
            HttpStatus.PRECONDITION_FAILED,
            "Somebody else changed it since you read it",
            "Read it again, apply your change to what is there now, send the new `ETag`."),
    IDEMPOTENCY_KEY_MISSING(
            "idempotency-key-missing",
            HttpStatus.BAD_REQUEST,
            "Send an Idempotency-Key with this request",
            "Choose a random key, keep it, and send it with this request and every repetition of it."),
    IDEMPOTENCY_KEY_REUSED(
            "idempotency-key-reused",
            HttpStatus.UNPROCESSABLE_ENTITY,
            "The Idempotency-Key was used for another request",
            "A key belongs to one request: send the first body again, or choose a new key."),
    IDEMPOTENCY_KEY_IN_FLIGHT(
            "idempotency-key-in-flight",
            HttpStatus.CONFLICT,
            "The same request is still being worked on",
            "Wait a moment and repeat with the same key: the answer will be that of the first."),
    TOO_MANY_REQUESTS(
            "too-many-requests",
            HttpStatus.TOO_MANY_REQUESTS,
            "Slow down and try again later",
            "Wait as long as `Retry-After` says."),
    UNAVAILABLE(
            "unavailable",
            HttpStatus.SERVICE_UNAVAILABLE,
            "A part this needs does not answer; try again later",
            "Repeat after `Retry-After`, with the same `Idempotency-Key`."),
    INTERNAL(
            "internal",
            HttpStatus.INTERNAL_SERVER_ERROR,
            "Something went wrong on our side",
            "Repeat once with the same `Idempotency-Key`; if it stays, tell the operator the time of the request.");

    private final String slug;
    private final HttpStatus status;
    private final String title;
    private final String remedy;

    ProblemType(String slug, HttpStatus status, String title, String remedy) {
        this.slug = slug;
        this.status = status;
        this.title = title;
        this.remedy = remedy;
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

    /** What the client can do about it, for the documentation; may use Markdown. */
    public String remedy() {
        return remedy;
    }
}
