package health.mizan.seals;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The key that seals the journal; without a good one the application does not start. To change it: make the new one the
 * seal key and keep the old one among the retired, so that what it sealed can still be verified.
 *
 * @param sealKey         secret: at least 32 random bytes as base64. Whoever has it and the database can forge both
 * @param retiredSealKeys secret: former seal keys
 * @param sealEvery       the pause between two seals when little is posted
 */
@Validated
@ConfigurationProperties(prefix = "mizan.ledger", ignoreUnknownFields = false)
record LedgerSettings(
        @Nullable String sealKey,
        @DefaultValue({}) List<String> retiredSealKeys,
        @DefaultValue("10s") Duration sealEvery) {

    LedgerSettings {
        retiredSealKeys = List.copyOf(retiredSealKeys);
        if (sealEvery.compareTo(Duration.ofMillis(100)) < 0 || sealEvery.compareTo(Duration.ofMinutes(10)) > 0) {
            throw new IllegalArgumentException("mizan.ledger.seal-every lies between 100ms and 10m");
        }
    }

    /** Settings end up in logs and failure reports; secrets do not. */
    @Override
    public String toString() {
        return "LedgerSettings[sealEvery=" + sealEvery + "]";
    }
}
