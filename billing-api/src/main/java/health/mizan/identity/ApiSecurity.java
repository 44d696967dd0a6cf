package health.mizan.identity;

import health.mizan.access.RouteGuard;
import health.mizan.web.ErrorAnswers;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.BearerTokenErrors;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Closes the doors for programs: tokens only, no session, no cookie, and what the route table does not name is shut. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IdentitySettings.class)
class ApiSecurity {

    /** Chains for people's pages and the embedded issuer take numbers below and above. */
    static final int ORDER = 30;

    @Bean
    AccessTokens accessTokens(ObjectProvider<OwnIssuer> own, Issuer issuer, IdentitySettings settings, Clock clock) {
        // An issuer inside this process brings its keys; any other is asked over HTTP.
        return new AccessTokens(
                own.getIfAvailable(() -> () -> new IssuerKeys(issuer)).keys(), settings, clock);
    }

    @Bean
    @Order(ORDER)
    SecurityFilterChain programs(
            HttpSecurity http, AccessTokens tokens, RouteGuard guard, ErrorAnswers answers, RefusedAtTheDoor audit)
            throws Exception {
        Refusals refusals = new Refusals(answers, guard, audit::note);
        // By path pattern and not by string: a string is taken relative to the DispatcherServlet and silently misses
        // the FHIR servlet.
        closed(http, paths("/api/**", "/fhir/**", "/webhooks/**", "/actuator/**", "/openapi.json", "/problems/**"))
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                                .permitAll()
                                .anyRequest()
                                .access(guard::decide))
                .oauth2ResourceServer(server -> server.authenticationManagerResolver(request -> tokens::authenticate)
                        .bearerTokenResolver(new OnlyInTheHeader())
                        .authenticationEntryPoint(refusals)
                        .accessDeniedHandler(refusals))
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(refusals).accessDeniedHandler(refusals));
        return http.build();
    }

    /** Whatever no other chain takes: without it an address that everybody forgot would be open. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    SecurityFilterChain everythingElse(HttpSecurity http) throws Exception {
        closed(http, request -> true)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .anyRequest()
                        .denyAll());
        return http.build();
    }

    private static HttpSecurity closed(HttpSecurity http, RequestMatcher where) throws Exception {
        return http.securityMatcher(where)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // No cookie signs anybody in here, so there is nothing to forge.
                .csrf(AbstractHttpConfigurer::disable)
                .cors(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'"))
                        .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                        .crossOriginResourcePolicy(policy -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN)));
    }

    private static RequestMatcher paths(String... patterns) {
        return new OrRequestMatcher(Arrays.stream(patterns)
                .map(pattern -> (RequestMatcher)
                        PathPatternRequestMatcher.withDefaults().matcher(pattern))
                .toList());
    }

    /**
     * A token in an address ends up in logs and histories, so it is none. Beside one in the header it is a second one,
     * which no request may have (RFC 6750, sections 2 and 3.1).
     */
    private static final class OnlyInTheHeader implements BearerTokenResolver {

        private final BearerTokenResolver header = new DefaultBearerTokenResolver();

        @Override
        public @Nullable String resolve(HttpServletRequest request) {
            if (inTheAddress(request.getQueryString())) {
                String why = "a token does not belong in an address";
                throw new OAuth2AuthenticationException(
                        header.resolve(request) == null
                                ? BearerTokenErrors.invalidToken(why)
                                : BearerTokenErrors.invalidRequest(why));
            }
            return header.resolve(request);
        }

        private static boolean inTheAddress(@Nullable String query) {
            return query != null
                    && Arrays.stream(query.split("&"))
                            .map(parameter -> URLDecoder.decode(parameter, StandardCharsets.UTF_8))
                            .anyMatch(parameter -> parameter.startsWith("access_token="));
        }
    }
}
