package health.mizan.standalone.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;

/** The key that signs the default run's tokens, kept in the data directory so that a restart signs nobody out. */
final class IssuerKey {

    private static final int BITS = 2048;

    private IssuerKey() {}

    static JWKSource<SecurityContext> in(Path data) {
        Path file = data.resolve("issuer-key.json");
        try {
            RSAKey key = Files.exists(file) ? RSAKey.parse(Files.readString(file)) : create(file);
            return new ImmutableJWKSet<>(new JWKSet(key));
        } catch (IOException | ParseException | JOSEException unusable) {
            throw new UncheckedIOException(
                    "the signing key in " + file + " cannot be used; remove it and everybody signs in again",
                    new IOException(unusable));
        }
    }

    // Written beside and moved over, so that a crash half-way leaves no broken key behind.
    private static RSAKey create(Path file) throws IOException, JOSEException {
        RSAKey key = new RSAKeyGenerator(BITS).keyIDFromThumbprint(true).generate();
        Files.createDirectories(file.getParent());
        Path fresh = file.resolveSibling("issuer-key.json.new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, key.toJSONString());
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return key;
    }
}
