package health.mizan.sandbox;

import health.mizan.sandbox.emr.Emr;
import health.mizan.sandbox.emr.EmrSettings;
import health.mizan.sandbox.gateway.CardGateway;
import health.mizan.sandbox.gateway.GatewaySettings;
import health.mizan.sandbox.payer.Payer;
import health.mizan.sandbox.payer.PayerSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All outside parties, each on its own port. Runs by itself, or in the application's process in the default run. */
public final class Sandbox implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Sandbox.class);
    private static final Duration HOLD_TIME = Duration.ofDays(7);
    private static final List<Duration> RETRIES = List.of(
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofHours(1));

    private final List<SandboxServer> servers;

    private Sandbox(List<SandboxServer> servers) {
        this.servers = servers;
    }

    public static void main(String[] args) throws IOException {
        Sandbox sandbox = start(SandboxSettings.from(System.getenv()));
        Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close));
        sandbox.servers().forEach(server -> log.info("sandbox.started party={} port={}", server.name(), server.port()));
    }

    public static Sandbox start(SandboxSettings settings) throws IOException {
        List<SandboxServer> servers = new ArrayList<>();
        try {
            MovableClock clock = new MovableClock(Clock.systemUTC());
            servers.add(serve(settings, settings.gatewayPort(), gateway(settings, clock), clock));
            servers.add(serve(settings, settings.payerPort(), payer(settings, clock), clock));
            servers.add(serve(settings, settings.emrPort(), emr(settings, clock), clock));
            servers.add(serve(settings, settings.bankPort(), new QuietParty("bank"), clock));
            return new Sandbox(servers);
        } catch (IOException | RuntimeException failed) {
            servers.forEach(SandboxServer::close);
            throw failed;
        }
    }

    public List<SandboxServer> servers() {
        return servers;
    }

    @Override
    public void close() {
        servers.forEach(SandboxServer::close);
    }

    private static SandboxServer serve(SandboxSettings settings, int port, Party party, MovableClock clock)
            throws IOException {
        return SandboxServer.start(party, clock, new InetSocketAddress(settings.host(), port), settings.seed());
    }

    private static Emr emr(SandboxSettings settings, MovableClock clock) throws IOException {
        return new Emr(new EmrSettings(settings.data().resolve("emr.journal"), settings.emrDoor(), RETRIES), clock);
    }

    private static Payer payer(SandboxSettings settings, MovableClock clock) throws IOException {
        return new Payer(
                new PayerSettings(settings.data().resolve("payer.journal"), settings.payerDoor(), RETRIES), clock);
    }

    private static CardGateway gateway(SandboxSettings settings, MovableClock clock) throws IOException {
        return new CardGateway(
                new GatewaySettings(
                        settings.data().resolve("gateway.journal"),
                        settings.gatewayKey(),
                        settings.webhookUrl(),
                        settings.webhookSecret(),
                        HOLD_TIME,
                        RETRIES),
                clock);
    }
}
