package health.mizan.collecting;

import health.mizan.acquiring.PaymentMethod;
import health.mizan.web.ProblemException;
import health.mizan.web.ProblemType;
import java.net.URI;
import java.util.Set;

/**
 * How somebody wants to pay.
 *
 * @param returnUrl where the payer's browser goes after the gateway's page
 * @param locale    of that page: {@code en} or {@code ar}
 */
public record StartRequest(PaymentMethod method, URI returnUrl, String locale) {

    private static final int LONGEST_URL = 1000;

    /** @throws ProblemException if nobody should be sent there, or the page speaks no such language */
    void requireSafe() {
        boolean safe = "https".equals(returnUrl.getScheme())
                || ("http".equals(returnUrl.getScheme())
                        && Set.of("localhost", "127.0.0.1").contains(String.valueOf(returnUrl.getHost())));
        if (!safe
                || returnUrl.getHost() == null
                || returnUrl.getUserInfo() != null
                || returnUrl.toString().length() > LONGEST_URL) {
            throw new ProblemException(
                    ProblemType.INVALID_VALUE, "returnUrl is an https address (http on this machine only)");
        }
        if (!Set.of("en", "ar").contains(locale)) {
            throw new ProblemException(ProblemType.INVALID_VALUE, "locale is en or ar");
        }
    }
}
