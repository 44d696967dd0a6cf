package health.mizan.crypto;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The secrets that encrypted columns depend on, as configured; not yet known to be good.
 *
 * @param current  id of the key that new values are written under
 * @param keys     key id to secret: 32 random bytes as base64
 * @param indexKey secret of the blind indexes, 32 random bytes as base64
 */
public record FieldKeys(
        @Nullable String current,
        @Nullable Map<String, String> keys,
        @Nullable String indexKey) {

    static final int SECRET_BYTES = 32;

    private static final Pattern KEY_ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");

    /** Random bytes repeat some values; a typed or patterned secret repeats many. */
    private static final int LEAST_DISTINCT_BYTES = 16;

    public FieldKeys {
        keys = keys == null ? Map.of() : Map.copyOf(keys);
    }

    /** A ring of one key with fresh secrets: for a first start without any, and for tests. */
    public static FieldKeys generate(String keyId) {
        return new FieldKeys(keyId, Map.of(keyId, randomSecret()), randomSecret());
    }

    /** The same ring with one more key, which becomes the current one. */
    public FieldKeys rotatedTo(String keyId) {
        Map<String, String> more = new HashMap<>(keys());
        more.put(keyId, randomSecret());
        return new FieldKeys(keyId, more, indexKey);
    }

    /** What is wrong, in sentences without a secret in them; empty if these keys may protect real data. */
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (keys().isEmpty()) {
            problems.add("mizan.crypto.keys has no key");
        }
        keys().forEach((id, secret) -> {
            if (!KEY_ID.matcher(id).matches()) {
                problems.add("mizan.crypto.keys: an id takes up to 32 of a-z, 0-9 and -");
            }
            problems.addAll(weaknesses("mizan.crypto.keys." + id, secret));
        });
        if (current == null || !keys().containsKey(current)) {
            problems.add("mizan.crypto.current names no key of mizan.crypto.keys");
        }
        problems.addAll(weaknesses("mizan.crypto.index-key", indexKey));
        if (indexKey != null && keys().containsValue(indexKey)) {
            problems.add("mizan.crypto.index-key is also an encryption key");
        }
        return List.copyOf(problems);
    }

    @Override
    public Map<String, String> keys() {
        return keys == null ? Map.of() : keys;
    }

    private static List<String> weaknesses(String name, @Nullable String secret) {
        if (secret == null || secret.isBlank()) {
            return List.of(name + " is missing");
        }
        byte[] bytes = decodeOrEmpty(secret);
        if (bytes.length != SECRET_BYTES) {
            return List.of(name + " has " + bytes.length + " bytes of base64 instead of " + SECRET_BYTES);
        }
        long distinct =
                IntStream.range(0, bytes.length).map(i -> bytes[i]).distinct().count();
        return distinct < LEAST_DISTINCT_BYTES ? List.of(name + " is not random") : List.of();
    }

    private static String randomSecret() {
        byte[] bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] decodeOrEmpty(String secret) {
        try {
            return decode(secret);
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }

    static byte[] decode(String secret) {
        return Base64.getDecoder().decode(secret.strip());
    }

    /** Key ids only: settings end up in logs and failure reports. */
    @Override
    public String toString() {
        return "FieldKeys[current=" + current + ", keys=" + keys().keySet() + "]";
    }
}
