package health.mizan.portal.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/** Sends a person to sign in: a page by redirect, a part of a page (htmx) by telling the page to go there. */
final class AskToSignIn implements AuthenticationEntryPoint {

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        String signIn = request.getContextPath() + PortalClient.SIGN_IN;
        if (request.getHeader("HX-Request") != null) {
            // A redirect would be followed and the sign-in page pasted into the middle of this one.
            response.setHeader("HX-Redirect", signIn);
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        } else {
            response.sendRedirect(signIn);
        }
    }
}
