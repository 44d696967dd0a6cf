package health.mizan.portal.desk.collect;

import health.mizan.access.Caller;
import health.mizan.money.Money;
import health.mizan.parties.PatientId;
import health.mizan.paylinks.PayLink;
import health.mizan.paylinks.PayLinkId;
import health.mizan.paylinks.PayLinkSettings;
import health.mizan.paylinks.PayLinks;
import health.mizan.payments.Debt;
import health.mizan.portal.desk.Once;
import health.mizan.portal.kit.Form;
import health.mizan.portal.pages.Cookies;
import health.mizan.portal.pages.Language;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * Links made at the desk. A link's token is kept nowhere: only the browser that showed it remembers it for a while, so
 * that a reload of the page can show it again.
 */
@Component
class DeskLinks {

    private static final String COOKIE = "MIZAN_DESK_LINK";
    private static final Duration REMEMBERED = Duration.ofHours(1);

    private final PayLinks links;
    private final PayLinkSettings settings;
    private final Once once;

    DeskLinks(PayLinks links, PayLinkSettings settings, Once once) {
        this.links = links;
        this.settings = settings;
        this.once = once;
    }

    /**
     * Makes a link, once per form.
     *
     * @param amount null for all that may be asked for
     * @param before what must be done first, in the same transaction
     * @return the link's page at the desk
     */
    String make(
            Deal deal,
            Form form,
            @Nullable Money amount,
            Runnable before,
            HttpServletRequest request,
            HttpServletResponse response) {
        AtomicReference<@Nullable String> remembered = new AtomicReference<>();
        URI next = once.act(deal.caller(), request, form, () -> {
            before.run();
            PayLinks.Made made = links.make(deal.caller(), deal.debt(), amount);
            remembered.set(made.link().id() + "." + made.token());
            return URI.create(page(deal.patient(), made.link().id()));
        });
        String value = remembered.get();
        if (value != null) {
            response.addHeader(HttpHeaders.SET_COOKIE, cookie(request, value).toString());
        }
        return next.toString();
    }

    /** A link's page at the desk. */
    static String page(PatientId patient, PayLinkId link) {
        return "/desk/p/" + patient + "/link/" + link;
    }

    /** By whom, for whom, about what. */
    record Deal(Caller caller, PatientId patient, Debt debt) {}

    /** Where the payer goes; empty in a browser that has not shown it before. */
    Optional<URI> address(HttpServletRequest request, PayLink link, Language language) {
        String mark = link.id() + ".";
        return Cookies.named(request, COOKIE)
                .filter(value -> value.startsWith(mark))
                .map(value -> settings.page(language.code(), value.substring(mark.length())))
                .findFirst();
    }

    private static ResponseCookie cookie(HttpServletRequest request, String value) {
        return ResponseCookie.from(COOKIE, value)
                .path("/")
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Strict")
                .maxAge(REMEMBERED)
                .build();
    }
}
