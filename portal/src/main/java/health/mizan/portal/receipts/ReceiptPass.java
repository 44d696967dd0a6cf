package health.mizan.portal.receipts;

import health.mizan.linkholders.LinkHolders;
import health.mizan.paylinks.PayLink;
import health.mizan.paylinks.PayLinkId;
import health.mizan.paylinks.PayLinkSettings;
import health.mizan.portal.pages.Cookies;
import health.mizan.portal.pages.Language;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** A browser in which the birth year was given by a bill's link sees the services on that bill's receipts too. */
@Component
public class ReceiptPass {

    private static final String COOKIE = "MIZAN_RECEIPTS";
    private static final int LENGTH_OF_ID = 36;

    private final LinkHolders holders;
    private final PayLinkSettings settings;

    ReceiptPass(LinkHolders holders, PayLinkSettings settings) {
        this.holders = holders;
        this.settings = settings;
    }

    /** Where payers reach us. */
    URI portal() {
        return settings.address();
    }

    /** @param proof that the holder of the link knows the birth year */
    public void give(PayLink link, String proof, HttpServletRequest request, HttpServletResponse response) {
        for (Language language : Language.values()) {
            response.addHeader(
                    HttpHeaders.SET_COOKIE,
                    ResponseCookie.from(COOKIE, link.id() + "." + proof)
                            .path("/" + language.code() + "/r")
                            .maxAge(settings.opened())
                            .sameSite("Lax")
                            .httpOnly(true)
                            .secure(request.isSecure())
                            .build()
                            .toString());
        }
    }

    /** The link by which it was given; empty if none, or none that still stands. */
    Optional<PayLink> shown(HttpServletRequest request) {
        return Cookies.named(request, COOKIE)
                .filter(pass -> pass.length() > LENGTH_OF_ID + 1)
                .findFirst()
                .flatMap(pass -> id(pass.substring(0, LENGTH_OF_ID))
                        .flatMap(id -> holders.opened(id, pass.substring(LENGTH_OF_ID + 1))));
    }

    private static Optional<PayLinkId> id(String text) {
        try {
            return Optional.of(new PayLinkId(UUID.fromString(text)));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
