package health.mizan.portal.login;

import static jakarta.servlet.http.HttpServletResponse.SC_FORBIDDEN;
import static jakarta.servlet.http.HttpServletResponse.SC_NOT_FOUND;

import health.mizan.access.RouteGuard;
import health.mizan.acquiring.GatewaySettings;
import health.mizan.identity.Issuer;
import health.mizan.identity.RefusedAtTheDoor;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.logout.HeaderWriterLogoutHandler;
import org.springframework.security.web.csrf.CsrfException;

/**
 * The doors for people: sign in at the identity server (authorization code with PKCE), then a session. Takes whatever
 * address no other chain took, and opens only what the route table names.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LoginSettings.class)
class PageSecurity {

    @Bean
    PageHeaders pageHeaders(Issuer issuer, GatewaySettings gateways) {
        return new PageHeaders(issuer, gateways);
    }

    @Bean
    @Order(40)
    SecurityFilterChain people(
            HttpSecurity http,
            RouteGuard guard,
            PortalClient client,
            LoginSettings settings,
            PageHeaders pages,
            RefusedAtTheDoor audit,
            Issuer issuer,
            Clock clock)
            throws Exception {
        LoginTrouble trouble = new LoginTrouble();
        http.securityMatcher(request -> true)
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                                .permitAll()
                                .anyRequest()
                                .access(guard::decide))
                .oauth2Login(login -> login.loginPage(PortalClient.SIGN_IN)
                        .clientRegistrationRepository(client)
                        .authorizedClientRepository(new KeepsNoTokens())
                        .authorizationEndpoint(start -> start.authorizationRequestResolver(withPkce(client)))
                        .userInfoEndpoint(user -> user.oidcUserService(SignedInPerson::from))
                        .failureHandler(trouble))
                .logout(logout -> logout.logoutUrl("/logout")
                        .addLogoutHandler(new HeaderWriterLogoutHandler(Leaving.clearsSiteData(issuer.uri())))
                        .logoutSuccessHandler(leaveAtTheIssuerToo(client)))
                .exceptionHandling(errors ->
                        errors.authenticationEntryPoint(new AskToSignIn()).accessDeniedHandler(refused(guard, audit)))
                .csrf(csrf -> csrf.ignoringRequestMatchers(GuestForms::isOurs))
                .cors(AbstractHttpConfigurer::disable)
                .addFilterBefore(new LongestSession(settings.longest(), clock), AuthorizationFilter.class)
                .addFilterBefore(trouble, OAuth2AuthorizationRequestRedirectFilter.class)
                .headers(pages::write);
        return http.build();
    }

    private static AccessDeniedHandler refused(RouteGuard guard, RefusedAtTheDoor audit) {
        return (request, response, denied) -> {
            boolean unknown = isUnknown(guard, request, denied);
            if (!unknown) {
                audit.note(request);
            }
            response.sendError(unknown ? SC_NOT_FOUND : SC_FORBIDDEN);
        };
    }

    private static boolean isUnknown(RouteGuard guard, HttpServletRequest request, AccessDeniedException denied) {
        return !(denied instanceof CsrfException) && guard.ruleFor(request).isEmpty();
    }

    private static OAuth2AuthorizationRequestResolver withPkce(ClientRegistrationRepository clients) {
        DefaultOAuth2AuthorizationRequestResolver resolver =
                new DefaultOAuth2AuthorizationRequestResolver(clients, "/oauth2/authorization");
        // By default only clients without a secret send it.
        resolver.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        return resolver;
    }

    private static OidcClientInitiatedLogoutSuccessHandler leaveAtTheIssuerToo(ClientRegistrationRepository clients) {
        OidcClientInitiatedLogoutSuccessHandler handler = new OidcClientInitiatedLogoutSuccessHandler(clients);
        handler.setPostLogoutRedirectUri("{baseUrl}/");
        return handler;
    }
}
