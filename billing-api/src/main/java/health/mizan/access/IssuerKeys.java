package health.mizan.access;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The issuer's public keys, fetched when the first token comes, so that we start without it. Cached; an unknown key id
 * fetches again (the issuer rotated) but not in a hurry; keys once seen are trusted through an outage of some hours.
 */
final class IssuerKeys implements JWKSource<SecurityContext> {

    private static final int TIMEOUT_MILLIS = 3_000;
    private static final int MAX_BYTES = 256 * 1024;
    private static final long TIME_TO_LIVE = Duration.ofMinutes(10).toMillis();
    private static final long REFRESH_TIMEOUT = Duration.ofSeconds(10).toMillis();
    private static final long OUTAGE = Duration.ofHours(4).toMillis();
    private static final long BETWEEN_FETCHES = Duration.ofSeconds(5).toMillis();

    private final IdentitySettings settings;
    private final DefaultResourceRetriever web =
            new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, MAX_BYTES);
    private volatile @Nullable JWKSource<SecurityContext> found;

    IssuerKeys(IdentitySettings settings) {
        this.settings = settings;
    }

    @Override
    public List<JWK> get(JWKSelector selector, SecurityContext context) throws KeySourceException {
        JWKSource<SecurityContext> keys = found;
        if (keys == null) {
            keys = discover();
            found = keys;
        }
        return keys.get(selector, context);
    }

    private JWKSource<SecurityContext> discover() throws RemoteKeySourceException {
        try {
            return JWKSourceBuilder.create(jwksUrl(), web)
                    .cache(TIME_TO_LIVE, REFRESH_TIMEOUT)
                    .rateLimited(BETWEEN_FETCHES)
                    .retrying(true)
                    .outageTolerant(OUTAGE)
                    .build();
        } catch (IOException | ParseException unreachable) {
            throw new RemoteKeySourceException("the issuer cannot be discovered", unreachable);
        }
    }

    private URL jwksUrl() throws IOException, ParseException {
        if (settings.jwksUri() != null) {
            return settings.jwksUri().toURL();
        }
        String issuer = settings.issuerUri().toString();
        URL discovery = URI.create(issuer + "/.well-known/openid-configuration").toURL();
        Map<String, Object> document =
                JSONObjectUtils.parse(web.retrieveResource(discovery).getContent());
        // OpenID Connect Discovery 1.0, section 4.3: another issuer's document must not be believed.
        if (!issuer.equals(document.get("issuer"))) {
            throw new ParseException("the discovery document names another issuer", 0);
        }
        return JSONObjectUtils.getURI(document, "jwks_uri").toURL();
    }
}
