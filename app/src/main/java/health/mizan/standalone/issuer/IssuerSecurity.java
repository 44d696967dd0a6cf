package health.mizan.standalone.issuer;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import health.mizan.identity.Issuer;
import health.mizan.identity.OwnIssuer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.server.authorization.JdbcOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;

/**
 * The identity server's doors. It shares its HTTP session with the pages, which are its client: each keeps who signed in
 * and where to go next under names of its own, or signing in would end at the wrong one's address.
 */
@OnlyStandalone
@Configuration(proxyBeanMethods = false)
class IssuerSecurity {

    @Bean
    @Order(10)
    SecurityFilterChain issuerEndpoints(HttpSecurity http, JWKSource<SecurityContext> key) throws Exception {
        OAuth2AuthorizationServerConfigurer server = OAuth2AuthorizationServerConfigurer.authorizationServer();
        MediaTypeRequestMatcher browsers = new MediaTypeRequestMatcher(MediaType.TEXT_HTML);
        // Programs take anything; only who asks for pages is shown one.
        browsers.setIgnoredMediaTypes(Set.of(MediaType.ALL));
        http.securityMatcher(server.getEndpointsMatcher())
                .with(server, issuer -> issuer.oidc(Customizer.withDefaults())
                        .tokenEndpoint(tokens -> tokens.authenticationProviders(providers -> providers.stream()
                                .filter(OAuth2ClientCredentialsAuthenticationProvider.class::isInstance)
                                .map(OAuth2ClientCredentialsAuthenticationProvider.class::cast)
                                .forEach(provider -> provider.setAuthenticationValidator(DemoClients::checkScopes)))))
                .securityContext(context -> context.securityContextRepository(signedIn()))
                .requestCache(cache -> cache.requestCache(savedRequest()))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .oauth2ResourceServer(userInfo ->
                        userInfo.jwt(jwt -> jwt.decoder(OAuth2AuthorizationServerConfiguration.jwtDecoder(key))))
                .exceptionHandling(errors -> errors.defaultAuthenticationEntryPointFor(
                        new LoginUrlAuthenticationEntryPoint(SignInPage.PATH), browsers));
        return http.build();
    }

    @Bean
    @Order(20)
    SecurityFilterChain issuerSignIn(HttpSecurity http, Clock clock) throws Exception {
        http.securityMatcher(PathPatternRequestMatcher.withDefaults().matcher(SignInPage.PATH + "/**"))
                .authenticationManager(new Passwords(clock))
                .securityContext(context -> context.securityContextRepository(signedIn()))
                .requestCache(cache -> cache.requestCache(savedRequest()))
                .formLogin(form -> form.loginPage(SignInPage.PATH)
                        .failureUrl(SignInPage.PATH + "?failed")
                        .permitAll())
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(
                        "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; "
                                + "frame-ancestors 'none'")));
        return http.build();
    }

    @Bean
    JWKSource<SecurityContext> issuerKey(Environment settings) {
        return IssuerKey.in(Path.of(settings.getRequiredProperty("mizan.data")));
    }

    @Bean
    OwnIssuer ownIssuer(JWKSource<SecurityContext> key) {
        return () -> key;
    }

    @Bean
    KeycloakShape keycloakShape(Issuer issuer) {
        return new KeycloakShape(issuer);
    }

    @Bean
    RegisteredClientRepository demoClients(Issuer issuer, Environment settings) {
        return DemoClients.all(issuer, settings);
    }

    @Bean
    OAuth2AuthorizationService grants(JdbcOperations sql, RegisteredClientRepository clients) {
        return new JdbcOAuth2AuthorizationService(sql, clients);
    }

    @Bean
    AuthorizationServerSettings issuerAddress(Issuer issuer) {
        return AuthorizationServerSettings.builder()
                .issuer(issuer.uri().toString())
                .build();
    }

    private static SecurityContextRepository signedIn() {
        HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();
        contexts.setSpringSecurityContextKey("ISSUER_SECURITY_CONTEXT");
        return contexts;
    }

    private static HttpSessionRequestCache savedRequest() {
        HttpSessionRequestCache cache = new HttpSessionRequestCache();
        cache.setSessionAttrName("ISSUER_SAVED_REQUEST");
        return cache;
    }
}
