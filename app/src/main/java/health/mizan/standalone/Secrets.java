package health.mizan.standalone;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Properties;

/**
 * The secrets of the default run, made at its first start and kept in {@code secrets.properties}, which only its user
 * can read. A key that a later release needs is added to the file; none is ever replaced, because what was encrypted or
 * sealed with it would be lost.
 */
final class Secrets {

    static final String OWNER_PASSWORD = "standalone.database.owner-password";
    static final String APPLICATION_PASSWORD = "standalone.database.application-password";
    static final String SUPERUSER_PASSWORD = "standalone.database.superuser-password";

    private static final String WEBHOOK_SECRET = "mizan.sandbox.webhook-secret";

    /** Each is 32 random bytes in Base64, which suits passwords, AES-256 keys and HMAC-SHA256 keys alike. */
    private static final List<String> NAMES = List.of(
            SUPERUSER_PASSWORD,
            OWNER_PASSWORD,
            APPLICATION_PASSWORD,
            "mizan.crypto.keys.first",
            "mizan.crypto.index-key",
            "mizan.ledger.seal-key",
            "mizan.sandbox.gateway-key",
            WEBHOOK_SECRET);

    private static final int BYTES = 32;
    private static final FileAttribute<?> OURS_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private Secrets() {}

    static Properties in(DataDirectory data) {
        Path file = data.file("secrets.properties");
        try {
            Properties secrets = read(file);
            boolean complete = true;
            for (String name : NAMES) {
                complete &= secrets.putIfAbsent(name, fresh(name)) != null;
            }
            if (!complete) {
                write(file, secrets);
            }
            return secrets;
        } catch (IOException failed) {
            throw new DataDirectoryException(
                    "The secrets in " + file + " cannot be read or written.",
                    "Check who may write in " + data.root() + ".",
                    failed);
        }
    }

    private static Properties read(Path file) throws IOException {
        Properties secrets = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                secrets.load(reader);
            }
        }
        return secrets;
    }

    // Written beside and moved over: a crash half-way must not cost the keys of existing data.
    private static void write(Path file, Properties secrets) throws IOException {
        StringWriter text = new StringWriter();
        secrets.store(text, "Made at the first start. Whoever has these can read everything here.");
        Path fresh = file.resolveSibling("secrets.properties.new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, OURS_ONLY);
        Files.writeString(fresh, text.toString(), StandardCharsets.UTF_8, StandardOpenOption.DSYNC);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String fresh(String name) {
        return name.equals(WEBHOOK_SECRET) ? "whsec_" + random() : random();
    }

    private static String random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
