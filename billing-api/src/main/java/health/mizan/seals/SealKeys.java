package health.mizan.seals;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** The key that seals now, and those that did. */
@Component
@EnableConfigurationProperties(LedgerSettings.class)
public final class SealKeys {

    private static final int MIN_BYTES = 32;

    private final List<SealKey> keys;

    /** @throws IllegalArgumentException naming what is wrong with a key, without quoting it */
    SealKeys(LedgerSettings settings) {
        String current = settings.sealKey();
        if (current == null || current.isBlank()) {
            throw new IllegalArgumentException(
                    "mizan.ledger.seal-key is missing: make one with openssl rand -base64 32, and keep a copy elsewhere");
        }
        List<SealKey> all = new ArrayList<>();
        all.add(key("mizan.ledger.seal-key", current));
        for (String former : settings.retiredSealKeys()) {
            all.add(key("mizan.ledger.retired-seal-keys", former));
        }
        keys = List.copyOf(all);
    }

    SealKey current() {
        return keys.getFirst();
    }

    Optional<SealKey> find(String id) {
        return keys.stream().filter(key -> key.id().equals(id)).findFirst();
    }

    private static SealKey key(String name, String base64) {
        byte[] secret;
        try {
            secret = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException notBase64) {
            throw new IllegalArgumentException(name + " is not base64", notBase64);
        }
        if (secret.length < MIN_BYTES) {
            throw new IllegalArgumentException(name + " is shorter than " + MIN_BYTES + " bytes");
        }
        long distinct =
                IntStream.range(0, secret.length).map(i -> secret[i]).distinct().count();
        if (distinct < MIN_BYTES / 4) {
            throw new IllegalArgumentException(name + " is not random");
        }
        return new SealKey(secret);
    }
}
