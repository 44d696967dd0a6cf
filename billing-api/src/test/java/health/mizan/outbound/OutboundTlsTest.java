package health.mizan.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.outbound.Outcome.Answered;
import health.mizan.outbound.Outcome.NotSent;
import health.mizan.testing.RudeServer;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
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
    private static final char[] PASSWORD = KeyFiles.PASSWORD.toCharArray();

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

    private KeyStore keyOf(String host) throws IOException, InterruptedException, GeneralSecurityException {
        return KeyFiles.read(KeyFiles.make(directory, host));
    }

    private Outcome call(TlsServer server, KeyStore trusted) {
        DefaultSslBundleRegistry bundles =
                new DefaultSslBundleRegistry("party", SslBundle.of(SslStoreBundle.of(null, null, trusted)));
        return target("https://localhost:" + server.port(), bundles).send(PING);
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
