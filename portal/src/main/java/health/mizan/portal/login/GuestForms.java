package health.mizan.portal.login;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Forms of people who are not signed in and have no session to keep a token in. Their proof is the secret in the address,
 * and the browser says that one of our own pages sent the form; without that word the usual token is asked for, which
 * nobody there has.
 */
final class GuestForms {

    private static final Pattern ADDRESSES = Pattern.compile("/(ar|en)/p/[A-Za-z0-9_-]+/[a-z]+");

    private GuestForms() {}

    static boolean isOurs(HttpServletRequest request) {
        if (!ADDRESSES.matcher(request.getRequestURI()).matches()) {
            return false;
        }
        String site = request.getHeader("Sec-Fetch-Site");
        return site == null ? isOwn(request.getHeader("Origin"), request) : site.equals("same-origin");
    }

    /** For browsers from before 2020 (and any on plain HTTP), which name the origin only. */
    private static boolean isOwn(@Nullable String origin, HttpServletRequest request) {
        try {
            return origin != null
                    && String.valueOf(URI.create(origin).getRawAuthority()).equals(request.getHeader("Host"));
        } catch (IllegalArgumentException notAnOrigin) {
            return false;
        }
    }
}
