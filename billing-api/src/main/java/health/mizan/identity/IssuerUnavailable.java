package health.mizan.identity;

import org.springframework.security.core.AuthenticationException;

/** The issuer's keys cannot be had, so nobody can say whether the token is good: our trouble (503), not the caller's (401). */
final class IssuerUnavailable extends AuthenticationException {

    IssuerUnavailable(Throwable cause) {
        super("the identity server does not answer", cause);
    }
}
