package health.mizan.crypto;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The secrets, decoded and checked. */
final class KeyRing {

    private final String current;
    private final Map<String, SecretKey> keys;
    private final SecretKey indexKey;

    private KeyRing(String current, Map<String, SecretKey> keys, SecretKey indexKey) {
        this.current = current;
        this.keys = keys;
        this.indexKey = indexKey;
    }

    /** @throws IllegalStateException with every problem, if the keys have any */
    static KeyRing of(FieldKeys configured) {
        if (!configured.problems().isEmpty()) {
            throw new IllegalStateException("encryption is not set up: " + String.join("; ", configured.problems()));
        }
        Map<String, SecretKey> keys = new HashMap<>();
        configured.keys().forEach((id, secret) -> keys.put(id, new SecretKeySpec(FieldKeys.decode(secret), "AES")));
        byte[] index = FieldKeys.decode(Objects.requireNonNull(configured.indexKey()));
        return new KeyRing(
                Objects.requireNonNull(configured.current()), Map.copyOf(keys), new SecretKeySpec(index, "HmacSHA256"));
    }

    String current() {
        return current;
    }

    Optional<SecretKey> key(String id) {
        return Optional.ofNullable(keys.get(id));
    }

    SecretKey indexKey() {
        return indexKey;
    }
}
