package health.mizan.fhir;

import health.mizan.identity.Issuer;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where clients sign in, as the identity server says itself. */
final class SmartEndpoints {

    private static final Logger log = LoggerFactory.getLogger(SmartEndpoints.class);
    private static final List<String> WANTED = List.of("authorization_endpoint", "token_endpoint", "jwks_uri");

    private final Issuer issuer;

    SmartEndpoints(Issuer issuer) {
        this.issuer = issuer;
    }

    String issuer() {
        return issuer.uri().toString();
    }

    /** By their names in OpenID Connect Discovery; empty while the identity server does not answer. */
    Map<String, String> known() {
        try {
            Map<String, Object> metadata = issuer.metadata();
            Map<String, String> known = new HashMap<>();
            for (String name : WANTED) {
                if (metadata.get(name) instanceof String uri) {
                    known.put(name, uri);
                }
            }
            return known;
        } catch (IOException away) {
            log.warn("identity.unavailable cause={}", away.getClass().getSimpleName());
            return Map.of();
        }
    }
}
