package health.mizan.seals;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** One key and what it makes: HMAC-SHA256, so that nobody without it can make a digest that fits an edited row. */
final class SealKey {

    static final int DIGEST_BYTES = 32;
    static final int PART_DIGITS = 16;

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec secret;
    private final String id;

    SealKey(byte[] bytes) {
        this.secret = new SecretKeySpec(bytes, ALGORITHM);
        this.id = part("mizan seal key".getBytes(StandardCharsets.US_ASCII));
    }

    /** Tells keys apart without telling the key. */
    String id() {
        return id;
    }

    /** Eight bytes are enough to say which part differs; that one does is what the whole digest proves. */
    String part(byte[] message) {
        return HexFormat.of().formatHex(start().doFinal(message), 0, PART_DIGITS / 2);
    }

    /** Proves the whole entry. */
    String digest(EntryImage entry) {
        Mac mac = start();
        mac.update(entry.head().bytes());
        for (EntryImage.Line line : entry.lines()) {
            mac.update(line.bytes());
        }
        return HexFormat.of().formatHex(mac.doFinal());
    }

    /** One part for the entry's own row, then one for each line. */
    String parts(EntryImage entry) {
        StringBuilder parts = new StringBuilder(part(entry.head().bytes()));
        for (EntryImage.Line line : entry.lines()) {
            parts.append(part(line.bytes()));
        }
        return parts.toString();
    }

    /** For messages that come in pieces. */
    Mac start() {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            return mac;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this JVM has no " + ALGORITHM, impossible);
        }
    }
}
