package health.mizan.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.ids.TimeOrderedIds;
import health.mizan.outbound.Outcome.Answered;
import health.mizan.outbound.Outcome.NotSent;
import health.mizan.testing.RudeServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslStoreBundle;

/** Whom we believe to be the party we call: who has a certificate we trust, made out to the name we called. */
class OutboundTlsTest extends OneTarget {

    private static final OutboundRequest PING = OutboundRequest.get("/ping");
    private static final char[] PASSWORD = "in-tests-only".toCharArray();

    @TempDir
    Path directory;

    @Test
    void a_trusted_certificate_of_the_name_we_called_is_believed() throws Exception {
        KeyStore party = keyOf("localhost");

        try (TlsServer server = new TlsServer(party)) {
            assertThat(call(server, party)).isInstanceOf(Answered.class);
        }
    }

    @Test
    void one_of_another_host_is_not_even_if_it_is_trusted() throws Exception {
        KeyStore party = keyOf("somebody-else.example");

        try (TlsServer server = new TlsServer(party)) {
            assertThat(call(server, party)).isEqualTo(new NotSent(NotSent.Obstacle.TLS_REFUSED));
            assertThat(server.heard).hasValue(0);
        }
    }

    @Test
    void nor_is_one_of_the_right_name_that_nobody_vouches_for() throws Exception {
        try (TlsServer server = new TlsServer(keyOf("localhost"))) {
            assertThat(call(server, keyOf("localhost"))).isEqualTo(new NotSent(NotSent.Obstacle.TLS_REFUSED));
            assertThat(server.heard).hasValue(0);
        }
    }

    private Outcome call(TlsServer server, KeyStore trusted) {
        DefaultSslBundleRegistry bundles =
                new DefaultSslBundleRegistry("party", SslBundle.of(SslStoreBundle.of(null, null, trusted)));
        OutboundSettings.Target plain = settings("https://localhost:" + server.port(), true, 4, Duration.ofSeconds(20));
        OutboundSettings.Target target = new OutboundSettings.Target(
                plain.baseUrl(),
                plain.internal(),
                Duration.ofSeconds(10),
                plain.timeout(),
                plain.maxAnswer(),
                plain.maxConcurrent(),
                "party",
                plain.breaker());
        hangUp();
        outbound = new Outbound(
                new OutboundSettings(Map.of("party", target)),
                bundles,
                List.of(),
                clock,
                new TimeOrderedIds(clock),
                meters);
        return outbound.target("party").send(PING);
    }

    /** Made by the JDK's own tool, which no class of the JDK offers. */
    private KeyStore keyOf(String host) throws IOException, InterruptedException, GeneralSecurityException {
        Path file = directory.resolve(host + "-" + directory.toFile().list().length + ".p12");
        Process tool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "party",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + host,
                        "-ext",
                        "san=dns:" + host,
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        String.valueOf(PASSWORD))
                .redirectErrorStream(true)
                .start();
        String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(tool.waitFor(1, TimeUnit.MINUTES) && tool.exitValue() == 0)
                .as(said)
                .isTrue();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        KeyStore both = store;
        both.setCertificateEntry("vouched-for", store.getCertificate("party"));
        return both;
    }

    /** Answers whoever gets through the handshake. */
    private static final class TlsServer implements AutoCloseable {

        private final SSLServerSocket listener;
        private final AtomicInteger heard = new AtomicInteger();

        TlsServer(KeyStore key) throws GeneralSecurityException, IOException {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(key, PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            listener = (SSLServerSocket)
                    context.getServerSocketFactory().createServerSocket(0, 5, InetAddress.getLoopbackAddress());
            Thread.ofVirtual().start(this::serve);
        }

        int port() {
            return listener.getLocalPort();
        }

        private void serve() {
            while (!listener.isClosed()) {
                try (var socket = listener.accept()) {
                    if (socket.getInputStream().read() >= 0) {
                        heard.incrementAndGet();
                        socket.getOutputStream()
                                .write(RudeServer.ok("text/plain", "pong").getBytes(StandardCharsets.ISO_8859_1));
                    }
                } catch (IOException refused) {
                    // whoever does not believe us hangs up
                }
            }
        }

        @Override
        public void close() throws IOException {
            listener.close();
        }
    }
}
