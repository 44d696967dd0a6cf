package health.mizan.identity;

import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The identity server, and what it says about itself. Asked when first needed, so that we start without it. */
@Component
public class Issuer {

    private static final int TIMEOUT_MILLIS = 3_000;
    private static final int MAX_BYTES = 256 * 1024;

    private final IdentitySettings settings;
    private final DefaultResourceRetriever web =
            new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, MAX_BYTES);
    private volatile @Nullable Map<String, Object> known;

    Issuer(IdentitySettings settings) {
        this.settings = settings;
    }

    public URI uri() {
        return settings.issuerUri();
    }

    /** The {@code aud} that marks a token as meant for us. */
    public String audience() {
        return settings.audience();
    }

    /**
     * Its metadata (OpenID Connect Discovery 1.0, section 4).
     *
     * @throws IOException if it does not answer, or answers for another issuer
     */
    public Map<String, Object> metadata() throws IOException {
        Map<String, Object> metadata = known;
        if (metadata == null) {
            metadata = ask();
            known = metadata;
        }
        return metadata;
    }

    DefaultResourceRetriever web() {
        return web;
    }

    private Map<String, Object> ask() throws IOException {
        try {
            Map<String, Object> metadata =
                    JSONObjectUtils.parse(web.retrieveResource(discovery()).getContent());
            // Section 4.3: another issuer's document must not be believed.
            if (!uri().toString().equals(metadata.get("issuer"))) {
                throw new IOException("the discovery document names another issuer");
            }
            return metadata;
        } catch (ParseException notJson) {
            throw new IOException("the discovery document cannot be read", notJson);
        }
    }

    private URL discovery() throws IOException {
        URI elsewhere = settings.discoveryUri();
        return elsewhere != null
                ? elsewhere.toURL()
                : URI.create(uri() + "/.well-known/openid-configuration").toURL();
    }
}
