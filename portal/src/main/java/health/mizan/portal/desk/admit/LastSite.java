package health.mizan.portal.desk.admit;

import health.mizan.portal.pages.Cookies;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/** The site at which this browser last opened a visit: what the form begins with, and no more than that. */
final class LastSite {

    private static final String COOKIE = "MIZAN_DESK_SITE";
    private static final Duration REMEMBERED = Duration.ofDays(90);

    private LastSite() {}

    static Optional<String> of(HttpServletRequest request) {
        return Cookies.named(request, COOKIE).findFirst();
    }

    /** @param site the code of one at which somebody just worked */
    static void remember(String site, HttpServletRequest request, HttpServletResponse response) {
        ResponseCookie cookie = ResponseCookie.from(COOKIE, site)
                .path("/")
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Strict")
                .maxAge(REMEMBERED)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
