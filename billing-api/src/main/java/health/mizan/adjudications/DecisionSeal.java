package health.mizan.adjudications;

import health.mizan.crypto.EncryptedColumn;
import health.mizan.crypto.FieldAddress;
import health.mizan.crypto.FieldCipher;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/** Turns a payer's own words into what the database may hold. */
@Component
class DecisionSeal {

    private final FieldCipher cipher;

    DecisionSeal(FieldCipher cipher) {
        this.cipher = cipher;
    }

    /** What a rotation of keys rewrites of decisions. */
    @Bean
    static EncryptedColumn dispositions() {
        return EncryptedColumn.of("adjudication", "disposition", "id");
    }

    byte @Nullable [] sealWords(UUID decision, @Nullable String words) {
        return words == null ? null : cipher.encrypt(words, words(decision));
    }

    @Nullable
    String openWords(UUID decision, byte @Nullable [] sealed) {
        return sealed == null ? null : cipher.decryptText(sealed, words(decision));
    }

    private static FieldAddress words(UUID decision) {
        return FieldAddress.of("adjudication", "disposition", decision);
    }
}
