package health.mizan.portal.pages;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.stream.Stream;

/** What a browser has kept for us. */
public final class Cookies {

    private Cookies() {}

    /** Of that name there may be several, of which the one for the narrowest path comes first. */
    public static Stream<String> named(HttpServletRequest request, String name) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Stream.empty()
                : Stream.of(cookies)
                        .filter(cookie -> cookie.getName().equals(name))
                        .map(Cookie::getValue);
    }
}
