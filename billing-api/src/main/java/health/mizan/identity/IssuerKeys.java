package health.mizan.identity;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.net.URL;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The issuer's public keys over HTTP. Cached; an unknown key id fetches again (the issuer rotated) but not in a hurry;
 * keys once seen are trusted through an outage of some hours.
 */
final class IssuerKeys implements JWKSource<SecurityContext> {

    private static final long TIME_TO_LIVE = Duration.ofMinutes(10).toMillis();
    private static final long REFRESH_TIMEOUT = Duration.ofSeconds(10).toMillis();
    private static final long OUTAGE = Duration.ofHours(4).toMillis();
    private static final long BETWEEN_FETCHES = Duration.ofSeconds(5).toMillis();

    private final Issuer issuer;
    private volatile @Nullable JWKSource<SecurityContext> found;

    IssuerKeys(Issuer issuer) {
        this.issuer = issuer;
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) throws KeySourceException {
        JWKSource<SecurityContext> keys = found;
        if (keys == null) {
            keys = discover();
            found = keys;
        }
        return keys.get(selector, context);
    }

    private JWKSource<SecurityContext> discover() throws RemoteKeySourceException {
        try {
            URL url = JSONObjectUtils.getURI(issuer.metadata(), "jwks_uri").toURL();
            return JWKSourceBuilder.create(url, issuer.web())
                    .cache(TIME_TO_LIVE, REFRESH_TIMEOUT)
                    .rateLimited(BETWEEN_FETCHES)
                    .retrying(true)
                    .outageTolerant(OUTAGE)
                    .build();
        } catch (IOException | ParseException unreachable) {
            throw new RemoteKeySourceException("the issuer cannot be discovered", unreachable);
        }
    }
}
