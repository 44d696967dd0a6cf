package health.mizan.portal.pages;

import health.mizan.access.Callers;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorViewResolver;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;

/** Errors as people see them, in the language of the page they asked for. Programs get problem+json elsewhere. */
@Component
class ErrorPages implements ErrorViewResolver {

    private final Pages pages;
    private final Callers callers;

    ErrorPages(Pages pages, Callers callers) {
        this.pages = pages;
        this.callers = callers;
    }

    @Override
    public ModelAndView resolveErrorView(HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
        View view = (unused, failed, response) -> show(failed, response, kind(status));
        return new ModelAndView(view);
    }

    private void show(HttpServletRequest request, HttpServletResponse response, String kind)
            throws java.io.IOException {
        String asked = Optional.ofNullable(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI))
                .map(Object::toString)
                .orElse("/");
        Language language = Language.ofPath(asked).orElseGet(() -> pages.languageFor(request));
        // The page in the other language is the start: repeating what failed helps nobody.
        Page page = pages.page(request, language, "", callers.ifSignedIn().isPresent());
        pages.show(response, "error.jte", page, Map.of("kind", kind));
    }

    private static String kind(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND, METHOD_NOT_ALLOWED, GONE -> "404";
            case UNAUTHORIZED, FORBIDDEN -> "403";
            default -> status.is4xxClientError() ? "400" : "500";
        };
    }
}
