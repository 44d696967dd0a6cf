package health.mizan.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInfo;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * A test of the whole application, as the default run assembles it, on a free port and a database clone. Subclasses
 * add no configuration of their own: all of them share one started application, because each start costs ten seconds.
 */
@Tag("db")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT)
@Import(RouteLog.class)
public abstract class AppTest {

    private static final Path data = temporaryDirectory();
    protected static final int port = FreePorts.row(1);
    /** Of the sandbox's card gateway; payer, EMR and bank have the next three. */
    protected static final int sandboxPort = FreePorts.row(4);

    protected static final Postgres.Database database = Postgres.server().freshDatabase();

    @Autowired
    private RouteLog routes;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        // Chosen beforehand and not by the server, because the issuer's name, which stands in every token, contains it.
        settings.add("mizan.port", () -> port);
        settings.add("mizan.standalone", () -> "true");
        // Tests run without metrics unless told otherwise, and then one door would have nothing behind it.
        settings.add("management.prometheus.metrics.export.enabled", () -> "true");
        settings.add("mizan.data", data::toString);
        // Calls in doubt come up at once: five seconds are patience with a gateway, and waste with a sandbox.
        settings.add("mizan.beats.poll", () -> "250ms");
        settings.add("mizan.sandbox.port", () -> sandboxPort);
        // The default run works these out from its ports, but before these settings are seen.
        settings.add("mizan.outbound.targets.card-gateway.base-url", () -> "http://127.0.0.1:" + sandboxPort);
        settings.add("mizan.outbound.targets.payer.base-url", () -> "http://127.0.0.1:" + (sandboxPort + 1));
        settings.add("mizan.outbound.targets.emr.base-url", () -> "http://127.0.0.1:" + (sandboxPort + 2) + "/fhir");
        settings.add("mizan.gateways.accounts.card.page-url", () -> "http://localhost:" + sandboxPort);
        settings.add("spring.datasource.url", database::url);
        settings.add("spring.datasource.username", () -> "mizan_app");
        settings.add("spring.datasource.password", () -> "");
        settings.add("spring.flyway.url", database::url);
        settings.add("spring.flyway.user", database::owner);
        settings.add("spring.flyway.password", database::ownerPassword);
    }

    @BeforeEach
    final void nothingWasOpenedYet() {
        routes.begin();
    }

    @AfterEach
    final void whatItOpensWasOpened(TestInfo test) {
        routes.check(test);
    }

    private static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("mizan-app-test");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
