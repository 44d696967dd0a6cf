package health.mizan.portal.login;

import com.fasterxml.jackson.databind.ObjectMapper;
import health.mizan.web.Traces;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.security.jackson2.SecurityJackson2Modules;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/**
 * Sessions live in the database: every copy of the application serves every session, and a restart signs nobody out.
 * Their attributes are JSON of a closed list of types, because reading Java objects from rows runs whatever is in them.
 */
@Configuration(proxyBeanMethods = false)
class Sessions {

    private static final Logger log = LoggerFactory.getLogger(Sessions.class);

    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> sessionLimits(LoginSettings settings) {
        Duration idle = settings.idle();
        return sessions -> {
            new PostgreSqlJdbcIndexedSessionRepositoryCustomizer().customize(sessions);
            sessions.setDefaultMaxInactiveInterval(idle);
        };
    }

    @Bean
    CookieSerializer cookie() {
        DefaultCookieSerializer cookie = new DefaultCookieSerializer();
        // Cookies ignore ports: under the usual name, another application on the same host would overwrite ours.
        cookie.setCookieName("MIZAN_SESSION");
        cookie.setUseHttpOnlyCookie(true);
        // Lax and not Strict: the identity server sends people back to us, and they must be recognised then.
        cookie.setSameSite("Lax");
        return cookie;
    }

    @Bean
    GenericConversionService springSessionConversionService() {
        ObjectMapper json = new ObjectMapper();
        json.registerModules(SecurityJackson2Modules.getModules(Sessions.class.getClassLoader()));
        GenericConversionService conversion = new GenericConversionService();
        conversion.addConverter(Object.class, byte[].class, value -> write(json, value));
        conversion.addConverter(byte[].class, Object.class, bytes -> read(json, bytes));
        return conversion;
    }

    private static byte[] write(ObjectMapper json, Object value) {
        try {
            return json.writeValueAsBytes(value);
        } catch (IOException refused) {
            throw new ConversionFailedException(
                    TypeDescriptor.forObject(value),
                    TypeDescriptor.valueOf(byte[].class),
                    value.getClass().getName(),
                    refused);
        }
    }

    /** Null for what cannot be read, most likely written by an older release: that person signs in again. */
    private static @Nullable Object read(ObjectMapper json, byte[] bytes) {
        try {
            return json.readValue(bytes, Object.class);
        } catch (IOException | IllegalArgumentException refused) {
            log.warn("session.unreadable error={}", Traces.withoutMessages(refused));
            return null;
        }
    }
}
