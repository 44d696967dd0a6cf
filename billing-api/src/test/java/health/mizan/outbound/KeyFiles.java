package health.mizan.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.TimeUnit;

/** Keys with certificates that vouch for themselves, made by the JDK's own tool: no class of the JDK offers it. */
final class KeyFiles {

    static final String PASSWORD = "in-tests-only";

    private KeyFiles() {}

    /** @param host whom the certificate names, as its subject and as a DNS name */
    static Path make(Path directory, String host) throws IOException, InterruptedException {
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
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(tool.waitFor(1, TimeUnit.MINUTES) && tool.exitValue() == 0)
                .as(said)
                .isTrue();
        return file;
    }

    /** The key, and its certificate once more as one that is trusted. */
    static KeyStore read(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        store.setCertificateEntry("vouched-for", store.getCertificate("party"));
        return store;
    }
}
