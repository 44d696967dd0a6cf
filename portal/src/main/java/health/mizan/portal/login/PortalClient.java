package health.mizan.portal.login;

import health.mizan.identity.Issuer;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.stereotype.Component;

/** The portal as the identity server knows it. Asks for the server's addresses when somebody first signs in. */
@Component
class PortalClient implements ClientRegistrationRepository {

    static final String ID = "mizan";

    /** What Spring Security is told to send people to when they must sign in. */
    static final String SIGN_IN = "/oauth2/authorization/" + ID;

    private final Issuer issuer;
    private final LoginSettings settings;
    private volatile @Nullable ClientRegistration known;

    PortalClient(Issuer issuer, LoginSettings settings) {
        this.issuer = issuer;
        this.settings = settings;
    }

    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        if (!id.equals(ID)) {
            return null;
        }
        ClientRegistration registration = known;
        if (registration == null) {
            registration = ask();
            known = registration;
        }
        return registration;
    }

    private ClientRegistration ask() {
        try {
            return ClientRegistrations.fromOidcConfiguration(issuer.metadata())
                    .registrationId(ID)
                    .clientId(settings.clientId())
                    .clientSecret(settings.clientSecret())
                    .clientAuthenticationMethod(
                            settings.clientSecret().isEmpty()
                                    ? ClientAuthenticationMethod.NONE
                                    : ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                    .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                    .redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
                    .scope(Set.of("openid"))
                    .userNameAttributeName("sub")
                    .build();
        } catch (IOException unreachable) {
            throw new IssuerSilent(unreachable);
        }
    }

    /** Nobody can sign in just now; whoever is signed in already notices nothing. */
    static final class IssuerSilent extends RuntimeException {

        IssuerSilent(IOException cause) {
            super("the identity server does not answer", cause);
        }
    }
}
