package health.mizan.adjudications;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import health.mizan.adjudications.Adjudications.Heard;
import health.mizan.crypto.EncryptedColumn;
import health.mizan.crypto.FieldAddress;
import health.mizan.crypto.FieldCipher;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/** Turns a payer's own words, and whole decisions in doubt, into what the database may hold. */
@Component
class DecisionSeal {

    /** Apart from the mapper of the HTTP API, whose habits may change while what is stored stays. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .findAndAddModules()
            .visibility(PropertyAccessor.ALL, Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .visibility(PropertyAccessor.CREATOR, Visibility.ANY)
            .build();

    private final FieldCipher cipher;

    DecisionSeal(FieldCipher cipher) {
        this.cipher = cipher;
    }

    /** What a rotation of keys rewrites of decisions. */
    @Bean
    static EncryptedColumn dispositions() {
        return EncryptedColumn.of("adjudication", "disposition", "id");
    }

    /** What it rewrites of decisions in doubt. */
    @Bean
    static EncryptedColumn doubts() {
        return EncryptedColumn.of("adjudication_doubt", "content", "answer_id");
    }

    byte @Nullable [] sealWords(UUID decision, @Nullable String words) {
        return words == null ? null : cipher.encrypt(words, words(decision));
    }

    @Nullable
    String openWords(UUID decision, byte @Nullable [] sealed) {
        return sealed == null ? null : cipher.decryptText(sealed, words(decision));
    }

    byte[] seal(UUID answer, Heard heard) {
        try {
            return cipher.encrypt(JSON.writeValueAsBytes(heard), doubt(answer));
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException("the decision of answer " + answer + " cannot be written");
        }
    }

    Heard open(UUID answer, byte[] sealed) {
        try {
            return JSON.readValue(cipher.decryptText(sealed, doubt(answer)), Heard.class);
        } catch (JsonProcessingException changed) {
            // The parser's own message would quote the payer.
            throw new IllegalStateException("the decision of answer " + answer + " does not fit its shape any more");
        }
    }

    private static FieldAddress words(UUID decision) {
        return FieldAddress.of("adjudication", "disposition", decision);
    }

    private static FieldAddress doubt(UUID answer) {
        return FieldAddress.of("adjudication_doubt", "content", answer);
    }
}
