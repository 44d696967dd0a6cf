package health.mizan.crypto;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The keys for encrypted columns; without good ones the application does not start. To rotate: add a key, make it
 * current, wait until re-encryption reports nothing left under the old one, then remove that.
 *
 * @param current  id of the key that new values are written under
 * @param keys     key id to secret: 32 random bytes as base64; keep old ones while anything is written under them
 * @param indexKey secret of the blind indexes, 32 random bytes as base64; changing it makes every index stale
 */
@Validated
@ConfigurationProperties(prefix = "mizan.crypto", ignoreUnknownFields = false)
record CryptoSettings(
        @Nullable String current,
        @Nullable Map<String, String> keys,
        @Nullable String indexKey) {

    FieldKeys asKeys() {
        return new FieldKeys(current, keys, indexKey);
    }

    /** Settings end up in logs and failure reports; secrets do not. */
    @Override
    public String toString() {
        return asKeys().toString();
    }
}
