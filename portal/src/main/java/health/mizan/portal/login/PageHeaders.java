package health.mizan.portal.login;

import health.mizan.acquiring.GatewaySettings;
import health.mizan.identity.Issuer;
import health.mizan.portal.pages.Nonce;
import health.mizan.portal.pages.Zone;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** What browsers are told about every page: what it may load, who may frame it, what it may ask of the device. */
final class PageHeaders {

    private final List<String> forms;

    PageHeaders(Issuer issuer, GatewaySettings gateways) {
        // Leaving ends at the issuer, paying at the gateway's page: both by the redirect that answers a form.
        this.forms = Stream.concat(
                        Stream.of(issuer.uri()),
                        gateways.accounts().values().stream().map(GatewaySettings.Account::pageUrl))
                .map(PageHeaders::origin)
                .distinct()
                .toList();
    }

    private static String origin(URI address) {
        return address.getScheme() + "://" + address.getRawAuthority();
    }

    void write(HeadersConfigurer<HttpSecurity> headers) {
        headers.addHeaderWriter(policy())
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(
                        permissions -> permissions.policy("camera=(), geolocation=(), microphone=(), payment=()"));
    }

    private HeaderWriter policy() {
        return (request, response) -> response.setHeader(
                "Content-Security-Policy", Zone.of(asked(request)).policy(Nonce.of(request), forms));
    }

    /** Of an error's page, the address that failed. */
    private static String asked(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String failed
                ? failed
                : request.getRequestURI();
    }
}
