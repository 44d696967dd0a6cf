package health.mizan.faults;

import health.mizan.sandbox.Sandbox;
import health.mizan.sandbox.SandboxSettings;
import health.mizan.sandbox.SandboxSettings.Door;
import health.mizan.sandbox.demo.Places;
import health.mizan.standalone.ApplicationProcess;
import health.mizan.testing.FreePorts;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The default run in a process of its own, which can be killed, and the outside parties in ours, which go on. It keeps
 * its own sandbox too, since it is the default run, but never calls it.
 */
final class World implements AutoCloseable {

    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);
    private static final String WEBHOOK_SECRET = "whsec_" + KEY;

    private final Path data;
    private final int port;
    private final Sandbox outside;
    private final Places places;
    private ApplicationProcess application;

    private World(Path data) throws IOException {
        this.data = data;
        this.port = FreePorts.row(1);
        String mizan = "http://127.0.0.1:" + port;
        this.outside = Sandbox.start(new SandboxSettings(
                "127.0.0.1",
                0,
                0,
                0,
                0,
                data.resolve("outside"),
                KEY,
                mizan + "/webhooks/card",
                WEBHOOK_SECRET,
                new Door(mizan + "/fhir", mizan + "/oauth2/token", "demo-payer", "demo-payer"),
                new Door(mizan + "/fhir", mizan + "/oauth2/token", "demo-emr", "demo-emr"),
                1));
        this.places = new Places(local(port), local(party(0)), local(party(1)), local(party(2)));
        this.application = start();
    }

    static World in(Path data) throws IOException {
        return new World(data);
    }

    Places places() {
        return places;
    }

    /** With all rights; for looking, and for locks that stop somebody where a test wants them. */
    DriverManagerDataSource database() {
        return application.ownersDatabase();
    }

    JdbcClient sql() {
        return JdbcClient.create(database());
    }

    void kill() throws InterruptedException {
        application.killApplication();
    }

    void startAgain() throws IOException {
        application = start();
    }

    void crashDatabase() throws SQLException {
        application.crashDatabase();
    }

    String output() {
        return application.output();
    }

    @Override
    public void close() throws InterruptedException {
        outside.close();
        application.close();
    }

    private ApplicationProcess start() throws IOException {
        Map<String, String> settings = new HashMap<>(Impatience.SETTINGS);
        settings.put("mizan.port", Integer.toString(port));
        settings.put("mizan.sandbox.port", Integer.toString(FreePorts.row(4)));
        settings.put("mizan.sandbox.gateway-key", KEY);
        settings.put("mizan.sandbox.webhook-secret", WEBHOOK_SECRET);
        List<String> targets = List.of("card-gateway", "payer", "emr");
        for (String target : targets) {
            settings.put(
                    "mizan.outbound.targets." + target + ".base-url",
                    "http://127.0.0.1:" + party(targets.indexOf(target)) + (target.equals("emr") ? "/fhir" : ""));
        }
        settings.put("mizan.gateways.accounts.card.page-url", "http://localhost:" + party(0));
        return ApplicationProcess.start(data.resolve("mizan"), settings).awaitReady();
    }

    private int party(int index) {
        return outside.servers().get(index).port();
    }

    private static URI local(int port) {
        return URI.create("http://localhost:" + port);
    }
}
