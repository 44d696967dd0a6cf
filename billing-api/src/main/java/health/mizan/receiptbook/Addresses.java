package health.mizan.receiptbook;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/** Makes the addresses of receipts: 128 random bits each. */
final class Addresses {

    private static final int BYTES = 16;
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{22}");
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();
    private static final SecureRandom random = new SecureRandom();

    private Addresses() {}

    static String fresh() {
        byte[] secret = new byte[BYTES];
        random.nextBytes(secret);
        return TEXT.encodeToString(secret);
    }

    /** False for what cannot be one, so that nothing odd reaches the database. */
    static boolean isOne(String text) {
        return SHAPE.matcher(text).matches();
    }
}
