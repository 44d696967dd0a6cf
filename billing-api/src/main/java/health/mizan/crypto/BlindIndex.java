package health.mizan.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;

/**
 * Finds an encrypted value by equality: a keyed hash beside it. Without the key nobody can try out all national ids
 * against it. It shows which rows hold the same value, so use it only on values that are (nearly) unique.
 */
public final class BlindIndex {

    private final KeyRing ring;

    BlindIndex(KeyRing ring) {
        this.ring = ring;
    }

    /** @throws IllegalStateException if the keys have problems */
    public static BlindIndex of(FieldKeys keys) {
        return new BlindIndex(KeyRing.of(keys));
    }

    /**
     * The 32 bytes to store and to look for.
     *
     * @param index what is indexed, such as {@code patient_identifier.value}: equal values of two indexes differ
     * @param value already in its canonical form (digits, case, spaces): two spellings do not meet
     */
    public byte[] of(String index, String value) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(ring.indexKey());
            mac.update(index.getBytes(UTF_8));
            mac.update((byte) 0);
            return mac.doFinal(value.getBytes(UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this JVM has no HmacSHA256", impossible);
        }
    }
}
