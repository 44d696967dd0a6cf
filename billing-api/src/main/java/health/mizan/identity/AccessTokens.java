package health.mizan.identity;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/**
 * Believes an access token or not: signed by the issuer with an algorithm we chose, meant for this API, made to be an
 * access token (an id or refresh token is none), and not expired.
 */
final class AccessTokens {

    /** Far above what roles and facilities need; parsing more is work for an attacker. */
    private static final int MAX_LENGTH = 6_000;

    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256);

    private final NimbusJwtDecoder decoder;

    AccessTokens(JWKSource<SecurityContext> keys, IdentitySettings settings, Clock clock) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys));
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt")));
        // Claims are checked below, by our clock.
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        decoder = new NimbusJwtDecoder(processor);
        JwtTimestampValidator times = new JwtTimestampValidator(settings.clockSkew());
        times.setClock(clock);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(List.of(times, purpose(settings))));
    }

    /** An {@code AuthenticationManager}; not one by type, or it would be asked about passwords too. */
    Authentication authenticate(Authentication authentication) {
        String token = ((BearerTokenAuthenticationToken) authentication).getToken();
        if (token.length() > MAX_LENGTH) {
            throw new InvalidBearerTokenException("the token is too long");
        }
        try {
            Jwt jwt = decoder.decode(token);
            return new JwtAuthenticationToken(jwt, List.of(), jwt.getSubject());
        } catch (BadJwtException bad) {
            throw new InvalidBearerTokenException("the token is not valid here", bad);
        } catch (JwtException unreachable) {
            throw new IssuerUnavailable(unreachable);
        }
    }

    private static OAuth2TokenValidator<Jwt> purpose(IdentitySettings settings) {
        String issuer = settings.issuerUri().toString();
        return jwt -> {
            boolean ours = issuer.equals(jwt.getClaimAsString("iss"))
                    && Objects.requireNonNullElse(jwt.getAudience(), List.of()).contains(settings.audience())
                    && "Bearer".equals(jwt.getClaimAsString("typ"))
                    && jwt.getExpiresAt() != null
                    && hasText(jwt, "sub")
                    && hasText(jwt, "azp")
                    && (settings.authorizedParties().isEmpty()
                            || settings.authorizedParties().contains(jwt.getClaimAsString("azp")));
            return ours
                    ? OAuth2TokenValidatorResult.success()
                    : OAuth2TokenValidatorResult.failure(
                            new OAuth2Error("invalid_token", "not an access token for this API", null));
        };
    }

    private static boolean hasText(Jwt jwt, String claim) {
        String text = jwt.getClaimAsString(claim);
        return text != null && !text.isBlank();
    }
}
