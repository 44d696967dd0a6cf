package health.mizan.portal.login;

import java.net.URI;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter.Directive;
import org.springframework.security.web.header.writers.StaticHeadersWriter;

/** What a browser is told when its person signs out: to forget all it has of us. */
final class Leaving {

    private Leaving() {}

    /**
     * Spring's own writer waits for a request that is secure itself, which none is behind a proxy that ends TLS. Where
     * the issuer has TLS, so have we. Without TLS a browser would obey for localhost only, where others live too.
     */
    static HeaderWriter clearsSiteData(URI issuer) {
        return "https".equals(issuer.getScheme())
                ? new StaticHeadersWriter("Clear-Site-Data", "\"cache\", \"cookies\", \"storage\"")
                : new ClearSiteDataHeaderWriter(Directive.CACHE, Directive.COOKIES, Directive.STORAGE);
    }
}
