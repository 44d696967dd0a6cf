package health.mizan.testing;

import java.security.SecureRandom;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInfo;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Tests through HTTP, against the capabilities as they are wired, on a real database and a random port. All subclasses
 * share one Spring context and one database: add no configuration of your own, and make rows that no other test minds.
 */
@Tag("db")
@SpringBootTest(
        classes = TestApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.main.banner-mode=off")
@Import(RouteLog.class)
public abstract class ApiTest {

    private static final Postgres.Database DATABASE = Postgres.server().freshDatabase();

    private static final SecureRandom RANDOM = new SecureRandom();

    protected Http http;

    /** As the application's own role. */
    @Autowired
    protected JdbcClient sql;

    @Autowired
    private RouteLog routes;

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        settings.add("spring.datasource.url", DATABASE::url);
        settings.add("spring.datasource.username", () -> "mizan_app");
        settings.add("spring.datasource.password", () -> "");
        settings.add("spring.datasource.hikari.connection-init-sql", () -> "set search_path to workflow, billing");
        settings.add("spring.datasource.hikari.maximum-pool-size", () -> "8");
        // As in production; at the end of a run the database is away before who still asks it.
        settings.add("spring.datasource.hikari.connection-timeout", () -> "5000");
        settings.add("spring.flyway.url", DATABASE::url);
        settings.add("spring.flyway.user", DATABASE::owner);
        settings.add("spring.flyway.password", DATABASE::ownerPassword);
        settings.add("spring.flyway.schemas", () -> "billing");
        settings.add("spring.flyway.default-schema", () -> "billing");
        settings.add("mizan.identity.issuer-uri", () -> Tokens.ISSUER);
        settings.add("mizan.crypto.current", () -> "test");
        settings.add("mizan.crypto.keys.test", ApiTest::secret);
        settings.add("mizan.crypto.index-key", ApiTest::secret);
        settings.add("mizan.ledger.seal-key", ApiTest::secret);
        settings.add("management.endpoint.health.probes.enabled", () -> "true");
        settings.add("management.endpoints.web.exposure.include", () -> "health,info,env");
    }

    /** 32 bytes that only this JVM knows. */
    private static String secret() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    @BeforeEach
    void open() {
        http = new Http(port);
        routes.begin();
    }

    @AfterEach
    final void whatItOpensWasOpened(TestInfo test) {
        routes.check(test);
    }
}
