package health.mizan.eligibility;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import health.mizan.crypto.EncryptedColumn;
import health.mizan.crypto.FieldAddress;
import health.mizan.crypto.FieldCipher;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/** Turns an answer into what the database may hold: what is left of a benefit tells which care a person had. */
@Component
class EligibilityAnswerSeal {

    /** Apart from the mapper of the HTTP API, whose habits may change while stored answers stay. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .visibility(PropertyAccessor.ALL, Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .visibility(PropertyAccessor.CREATOR, Visibility.ANY)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private final FieldCipher cipher;

    EligibilityAnswerSeal(FieldCipher cipher) {
        this.cipher = cipher;
    }

    /** What a rotation of keys rewrites of eligibility checks. */
    @Bean
    static EncryptedColumn eligibilityAnswers() {
        return EncryptedColumn.of("eligibility_check", "answer", "id");
    }

    byte[] seal(EligibilityCheckId check, EligibilityAnswer answer) {
        try {
            return cipher.encrypt(JSON.writeValueAsBytes(answer), address(check));
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException("the answer to check " + check + " cannot be stored");
        }
    }

    EligibilityAnswer open(EligibilityCheckId check, byte[] sealed) {
        try {
            return JSON.readValue(cipher.decryptText(sealed, address(check)), EligibilityAnswer.class);
        } catch (JsonProcessingException changed) {
            // The parser's own message would quote the answer.
            throw new IllegalStateException("the stored answer to check " + check + " does not fit its shape any more");
        }
    }

    private static FieldAddress address(EligibilityCheckId check) {
        return FieldAddress.of("eligibility_check", "answer", check);
    }
}
