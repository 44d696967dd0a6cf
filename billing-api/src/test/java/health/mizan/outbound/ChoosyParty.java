package health.mizan.outbound;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** A party that asks who calls for a certificate, answers those it knows, and keeps their connections. */
final class ChoosyParty implements AutoCloseable {

    private static final String PONG = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 4\r\n\r\npong";

    private final SSLServerSocket listener;
    private final Set<String> known = ConcurrentHashMap.newKeySet();
    private final Map<String, AtomicInteger> heard = new ConcurrentHashMap<>();
    private final Queue<SSLSocket> open = new ConcurrentLinkedQueue<>();
    private final CountDownLatch holding = new CountDownLatch(1);
    private final CountDownLatch held = new CountDownLatch(1);

    ChoosyParty(Path key) throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys(key), new TrustManager[] {new Known()}, new SecureRandom());
        listener = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 100, InetAddress.getLoopbackAddress());
        listener.setNeedClientAuth(true);
        Thread.ofPlatform().daemon().start(this::listen);
    }

    private static KeyManager[] keys(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyFiles.read(file);
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, KeyFiles.PASSWORD.toCharArray());
        return keys.getKeyManagers();
    }

    void knows(String subject) {
        known.add(subject);
    }

    void forgets(String subject) {
        known.remove(subject);
    }

    /** Requests that came with this certificate, answered or not. */
    int heard(String subject) {
        return heard.computeIfAbsent(subject, none -> new AtomicInteger()).get();
    }

    /** Whether a call to /held is here and waits for its answer. */
    boolean holds() {
        return holding.getCount() == 0;
    }

    void letGo() {
        held.countDown();
    }

    String url() {
        return "https://localhost:" + listener.getLocalPort();
    }

    private void listen() {
        while (!listener.isClosed()) {
            try {
                SSLSocket caller = (SSLSocket) listener.accept();
                open.add(caller);
                Thread.ofPlatform().daemon().start(() -> serve(caller));
            } catch (IOException closed) {
                // the test is over
            }
        }
    }

    private void serve(SSLSocket caller) {
        try (caller;
                BufferedReader from = new BufferedReader(new InputStreamReader(caller.getInputStream(), ISO_8859_1))) {
            for (String line = from.readLine(); line != null; line = from.readLine()) {
                if (line.startsWith("GET /held")) {
                    holding.countDown();
                    held.await();
                }
                if (line.isEmpty() && !answers(caller)) {
                    return;
                }
            }
        } catch (IOException refused) {
            // who has no certificate that is known hangs up, or is hung up on
        } catch (InterruptedException never) {
            Thread.currentThread().interrupt();
        }
    }

    /** Asked again with each request, because connections and TLS sessions outlive a certificate's welcome. */
    private boolean answers(SSLSocket caller) throws IOException {
        String subject = subject((X509Certificate) caller.getSession().getPeerCertificates()[0]);
        heard.computeIfAbsent(subject, none -> new AtomicInteger()).incrementAndGet();
        if (!known.contains(subject)) {
            return false;
        }
        caller.getOutputStream().write(PONG.getBytes(ISO_8859_1));
        return true;
    }

    private static String subject(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().getName().replace("CN=", "");
    }

    @Override
    public void close() throws IOException {
        letGo();
        listener.close();
        for (SSLSocket caller : open) {
            caller.close();
        }
    }

    private final class Known implements X509TrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind) throws CertificateException {
            if (!known.contains(subject(chain[0]))) {
                throw new CertificateException("not known here");
            }
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind) throws CertificateException {
            throw new CertificateException("calls nobody");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
