package health.mizan.identity;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;

/** An identity server inside this process, whose keys need no network. Only the default run has one. */
@FunctionalInterface
public interface OwnIssuer {

    JWKSource<SecurityContext> keys();
}
