package health.mizan.paylinks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** The secrets in the addresses of links: 128 random bits, of which only the hash is kept. */
final class PayTokens {

    private static final int BYTES = 16;
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{22}");
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();
    private static final SecureRandom random = new SecureRandom();

    private PayTokens() {}

    static String fresh() {
        byte[] secret = new byte[BYTES];
        random.nextBytes(secret);
        return TEXT.encodeToString(secret);
    }

    /** Without a key: nobody tries out 2^128 tokens. Empty for what is no token of ours, whoever made it. */
    static Optional<byte[]> hash(String token) {
        return SHAPE.matcher(token).matches() ? Optional.of(sha256(token)) : Optional.empty();
    }

    private static byte[] sha256(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(US_ASCII));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("this JVM has no SHA-256", impossible);
        }
    }
}
