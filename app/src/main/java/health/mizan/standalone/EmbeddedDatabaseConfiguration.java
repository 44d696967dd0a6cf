package health.mizan.standalone;

import java.nio.file.Path;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.flyway.FlywayConnectionDetails;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The default run's database. A configured {@code spring.datasource.url} wins, and then nothing of this exists. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = StandaloneEnvironment.SWITCH, havingValue = "true")
@Conditional(NoDatabaseConfigured.class)
class EmbeddedDatabaseConfiguration {

    /** The pool and the migrations depend on it through their connection details, so it is the last to close. */
    @Bean
    EmbeddedDatabase embeddedDatabase(Environment environment) {
        DataDirectory data = new DataDirectory(Path.of(environment.getRequiredProperty("mizan.data")));
        return EmbeddedDatabase.start(data, environment::getRequiredProperty);
    }

    @Bean
    JdbcConnectionDetails applicationConnection(EmbeddedDatabase database, Environment environment) {
        return new Application(database.url(), environment.getRequiredProperty(Secrets.APPLICATION_PASSWORD));
    }

    @Bean
    FlywayConnectionDetails ownerConnection(EmbeddedDatabase database, Environment environment) {
        return new Owner(database.url(), environment.getRequiredProperty(Secrets.OWNER_PASSWORD));
    }

    private record Application(String url, String secret) implements JdbcConnectionDetails {
        @Override
        public String getJdbcUrl() {
            return url;
        }

        @Override
        public String getUsername() {
            return DatabaseRoles.APPLICATION;
        }

        @Override
        public String getPassword() {
            return secret;
        }
    }

    private record Owner(String url, String secret) implements FlywayConnectionDetails {
        @Override
        public String getJdbcUrl() {
            return url;
        }

        @Override
        public String getUsername() {
            return DatabaseRoles.OWNER;
        }

        @Override
        public String getPassword() {
            return secret;
        }
    }
}
