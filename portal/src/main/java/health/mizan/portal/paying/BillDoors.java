package health.mizan.portal.paying;

import health.mizan.linkholders.LinkHolders;
import health.mizan.linkholders.Opening;
import health.mizan.paylinks.PayLink;
import health.mizan.paylinks.PayLinkSettings;
import health.mizan.portal.pages.Cookies;
import health.mizan.portal.pages.Language;
import health.mizan.portal.pages.Page;
import health.mizan.portal.pages.Pages;
import health.mizan.portal.receipts.ReceiptPass;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * The door of pages that are opened by a token. Whatever does not open is answered by one and the same page, which says
 * what to do. Nobody gets a session here: the proof of a birth year is a cookie of this link's addresses alone.
 */
@Component
class BillDoors {

    private static final String PROOF = "MIZAN_BILL";
    private static final String WAY_BACK = "MIZAN_WAY_BACK";
    /** Longer than any payment page stays open. */
    private static final Duration ON_THE_WAY = Duration.ofHours(1);

    private final LinkHolders holders;
    private final PayLinkSettings settings;
    private final ReceiptPass receipts;
    private final Pages pages;

    BillDoors(LinkHolders holders, PayLinkSettings settings, ReceiptPass receipts, Pages pages) {
        this.holders = holders;
        this.settings = settings;
        this.receipts = receipts;
        this.pages = pages;
    }

    /** What the token opens; empty if it opens nothing, and then the answer is written. */
    Optional<PayLink> open(String token, HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("X-Robots-Tag", "noindex, nofollow");
        return switch (holders.open(token, request.getRemoteAddr())) {
            case Opening.Open(var link) -> Optional.of(link);
            case Opening.Dead dead -> shut(HttpStatus.NOT_FOUND, request, response);
            case Opening.TooMany(var pause) -> {
                response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(pause.toSeconds() + 1));
                yield shut(HttpStatus.TOO_MANY_REQUESTS, request, response);
            }
        };
    }

    /** The page at the link's first address, wherever the form was sent to. */
    Page page(String token, HttpServletRequest request) {
        return page(token, "", request);
    }

    /** @param rest of the link's address, such as {@code /ask} */
    Page page(String token, String rest, HttpServletRequest request) {
        return pages.page(request, false).at("/p/" + token + rest);
    }

    boolean isOpened(PayLink link, HttpServletRequest request) {
        return Cookies.named(request, PROOF).anyMatch(proof -> holders.isOpened(link, proof));
    }

    /** Somebody who need not say the birth year: the patient, who is signed in. */
    void letIn(PayLink link, String token, HttpServletRequest request, HttpServletResponse response) {
        remember(link, token, holders.proof(link), request, response);
    }

    /** In both languages, so that changing it does not ask again. */
    void remember(PayLink link, String token, String proof, HttpServletRequest request, HttpServletResponse response) {
        receipts.give(link, proof, request, response);
        for (Language language : Language.values()) {
            response.addHeader(
                    HttpHeaders.SET_COOKIE,
                    ResponseCookie.from(PROOF, proof)
                            .path("/" + language.code() + "/p/" + token)
                            .maxAge(settings.opened())
                            .sameSite("Lax")
                            .httpOnly(true)
                            .secure(request.isSecure())
                            .build()
                            .toString());
        }
    }

    /**
     * Has this browser keep the token until it comes back from the gateway, which is not told it, and whose address of
     * return is kept with the payment.
     */
    URI wayBack(PayLink link, String token, String language, HttpServletRequest request, HttpServletResponse response) {
        URI back = settings.wayBack(language, link);
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(WAY_BACK, token)
                        .path(back.getPath())
                        .maxAge(ON_THE_WAY)
                        .sameSite("Lax")
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .build()
                        .toString());
        return back;
    }

    /** The token that this browser left with, if it did; it may open nothing any more. */
    Optional<String> leftWith(HttpServletRequest request) {
        return Cookies.named(request, WAY_BACK).findFirst();
    }

    /** The page asks again by itself, also without scripts. As a header, because it is about the answer, not the text. */
    static void renew(HttpServletResponse response, Duration pause) {
        response.setHeader("Refresh", String.valueOf(pause.toSeconds()));
    }

    private Optional<PayLink> shut(HttpStatus status, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setStatus(status.value());
        // The page in the other language is the start: no address is worth repeating.
        Page page = pages.page(request, false).at("");
        pages.show(response, "paying/shut.jte", page, Map.of("busy", status == HttpStatus.TOO_MANY_REQUESTS));
        return Optional.empty();
    }
}
