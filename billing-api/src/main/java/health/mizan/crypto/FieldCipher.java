package health.mizan.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Encrypts single column values for stores: AES-256-GCM with a random nonce, the value's place as associated data.
 * Written form: format (1 byte), length of the key id (1), key id, nonce (12), ciphertext and tag (16). One key may
 * write 2^32 values (NIST SP 800-38D, 8.3); rotate well before.
 */
public final class FieldCipher {

    private static final byte FORMAT = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BYTES = 16;

    private final KeyRing ring;
    private final SecureRandom random = new SecureRandom();

    FieldCipher(KeyRing ring) {
        this.ring = ring;
    }

    /** @throws IllegalStateException if the keys have problems */
    public static FieldCipher of(FieldKeys keys) {
        return new FieldCipher(KeyRing.of(keys));
    }

    public byte[] encrypt(byte[] plain, FieldAddress where) {
        byte[] header = currentHeader();
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, ring.key(ring.current()).orElseThrow(), nonce, header, where);
            byte[] body = cipher.doFinal(plain);
            return ByteBuffer.allocate(header.length + nonce.length + body.length)
                    .put(header)
                    .put(nonce)
                    .put(body)
                    .array();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this JVM cannot encrypt with AES-GCM", impossible);
        }
    }

    public byte[] encrypt(String plain, FieldAddress where) {
        return encrypt(plain.getBytes(UTF_8), where);
    }

    /** @throws UnreadableField if the value was altered, belongs elsewhere or its key is not on the ring */
    public byte[] decrypt(byte[] written, FieldAddress where) {
        if (written.length < 2 || written[0] != FORMAT || written[1] < 1) {
            throw new UnreadableField(where, "not one of our encrypted values");
        }
        int headerBytes = 2 + written[1];
        if (written.length < headerBytes + NONCE_BYTES + TAG_BYTES) {
            throw new UnreadableField(where, "cut short");
        }
        ByteBuffer buffer = ByteBuffer.wrap(written);
        byte[] header = take(buffer, headerBytes);
        byte[] nonce = take(buffer, NONCE_BYTES);
        byte[] body = take(buffer, buffer.remaining());
        String keyId = new String(header, 2, headerBytes - 2, US_ASCII);
        SecretKey key =
                ring.key(keyId).orElseThrow(() -> new UnreadableField(where, "its key is not among mizan.crypto.keys"));
        try {
            return cipher(Cipher.DECRYPT_MODE, key, nonce, header, where).doFinal(body);
        } catch (AEADBadTagException altered) {
            throw new UnreadableField(where, "altered, or written for another place");
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this JVM cannot decrypt AES-GCM", impossible);
        }
    }

    public String decryptText(byte[] written, FieldAddress where) {
        return new String(decrypt(written, where), UTF_8);
    }

    /** What every value written under the current key begins with. */
    byte[] currentHeader() {
        byte[] keyId = ring.current().getBytes(US_ASCII);
        return ByteBuffer.allocate(2 + keyId.length)
                .put(FORMAT)
                .put((byte) keyId.length)
                .put(keyId)
                .array();
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, byte[] header, FieldAddress where)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BYTES * 8, nonce));
        cipher.updateAAD(header);
        cipher.updateAAD((where.table() + '\0' + where.column() + '\0' + where.row()).getBytes(UTF_8));
        return cipher;
    }

    private static byte[] take(ByteBuffer buffer, int count) {
        byte[] bytes = new byte[count];
        buffer.get(bytes);
        return bytes;
    }
}
