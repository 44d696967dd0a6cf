package health.mizan.portal.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.util.Base64;

/** The number that only scripts of this one answer carry; whatever was smuggled into a page does not know it. */
public final class Nonce {

    private static final String ATTRIBUTE = Nonce.class.getName();
    private static final int BYTES = 16;
    private static final SecureRandom random = new SecureRandom();

    private Nonce() {}

    /** The same for the whole of a request, so that header and page agree. */
    public static String of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof String made) {
            return made;
        }
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String nonce = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        request.setAttribute(ATTRIBUTE, nonce);
        return nonce;
    }
}
