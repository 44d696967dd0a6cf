package health.mizan.identity;

import health.mizan.access.RouteGuard;
import health.mizan.web.ErrorAnswers;
import health.mizan.web.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.BearerTokenError;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/**
 * Says no in the caller's language: problem+json under {@code /api}, an OperationOutcome under {@code /fhir}, and the
 * challenge of RFC 6750, section 3.
 */
final class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final Logger log = LoggerFactory.getLogger(Refusals.class);

    private final ErrorAnswers answers;
    private final RouteGuard routes;
    private final Consumer<HttpServletRequest> audit;

    Refusals(ErrorAnswers answers, RouteGuard routes, Consumer<HttpServletRequest> audit) {
        this.answers = answers;
        this.routes = routes;
        this.audit = audit;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        if (why instanceof IssuerUnavailable) {
            log.warn(
                    "identity.unavailable path-known={}",
                    routes.ruleFor(request).isPresent());
            response.setHeader(HttpHeaders.RETRY_AFTER, "5");
            answer(request, response, ProblemType.UNAVAILABLE, "the identity server does not answer");
        } else if (why instanceof OAuth2AuthenticationException oauth
                && oauth.getError() instanceof BearerTokenError error) {
            response.setHeader(
                    HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"mizan\", error=\"" + error.getErrorCode() + "\"");
            boolean malformed = error.getErrorCode().equals("invalid_request");
            answer(
                    request,
                    response,
                    malformed ? ProblemType.MALFORMED_REQUEST : ProblemType.NOT_SIGNED_IN,
                    malformed
                            ? "send one access token, in the Authorization header"
                            : "the access token is not valid here, or no longer");
        } else {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"mizan\"");
            answer(request, response, ProblemType.NOT_SIGNED_IN, "send an access token");
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        if (routes.ruleFor(request).isPresent()) {
            audit.accept(request);
            answer(
                    request,
                    response,
                    ProblemType.NOT_ALLOWED,
                    "the role or scope of this caller does not reach that far");
            return;
        }
        Set<String> methods = routes.methodsAt(request);
        if (methods.isEmpty()) {
            answer(request, response, ProblemType.NOT_FOUND, "there is no such address");
        } else {
            response.setHeader(HttpHeaders.ALLOW, String.join(", ", methods));
            answer(request, response, ProblemType.METHOD_NOT_ALLOWED, "this address does not take this method");
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, ProblemType type, String detail)
            throws IOException {
        answers.write(request, response, type, detail);
    }
}
