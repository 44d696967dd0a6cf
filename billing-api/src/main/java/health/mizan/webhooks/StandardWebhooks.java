package health.mizan.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import health.mizan.acquiring.SignedNotice;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signatures as <a href="https://www.standardwebhooks.com">Standard Webhooks</a> 1.0 describes them: HMAC-SHA256 over
 * {@code id.timestamp.body}, in Base64 after {@code v1,}; several with spaces between while secrets change.
 */
public final class StandardWebhooks {

    public static final String ID = "webhook-id";
    public static final String TIMESTAMP = "webhook-timestamp";
    public static final String SIGNATURE = "webhook-signature";

    /** In both directions: a notice from the future is no better than an old one. */
    static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final String PREFIX = "whsec_";
    private static final String VERSION = "v1,";
    private static final int MOST_SIGNATURES = 10;

    private StandardWebhooks() {}

    /** @param secrets of which any may have signed: {@code whsec_} and the key in Base64 */
    public static boolean signed(SignedNotice notice, List<String> secrets, Instant now) {
        Optional<String> id = notice.header(ID).filter(text -> !text.isBlank());
        Optional<String> timestamp = notice.header(TIMESTAMP)
                .filter(text -> text.matches("[0-9]{1,12}"))
                .filter(text -> isNow(text, now));
        Optional<String> signatures = notice.header(SIGNATURE);
        if (id.isEmpty() || timestamp.isEmpty() || signatures.isEmpty()) {
            return false;
        }
        List<byte[]> offered = Arrays.stream(signatures.get().split(" ", MOST_SIGNATURES + 1))
                .limit(MOST_SIGNATURES)
                .filter(text -> text.startsWith(VERSION))
                .map(text -> text.substring(VERSION.length()).getBytes(UTF_8))
                .toList();
        byte[] head = (id.get() + "." + timestamp.get() + ".").getBytes(UTF_8);
        boolean genuine = false;
        for (String secret : secrets) {
            byte[] expected =
                    Base64.getEncoder().encode(hmac(secret, head, notice.body().bytes()));
            for (byte[] signature : offered) {
                genuine |= MessageDigest.isEqual(expected, signature);
            }
        }
        return genuine;
    }

    private static boolean isNow(String seconds, Instant now) {
        return Duration.between(Instant.ofEpochSecond(Long.parseLong(seconds)), now)
                        .abs()
                        .compareTo(TOLERANCE)
                <= 0;
    }

    private static byte[] hmac(String secret, byte[] head, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            String key = secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : secret;
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(key), "HmacSHA256"));
            mac.update(head);
            return mac.doFinal(body);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this JVM has no HmacSHA256", impossible);
        }
    }
}
