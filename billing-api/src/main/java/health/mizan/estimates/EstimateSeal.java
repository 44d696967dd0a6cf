package health.mizan.estimates;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import health.mizan.crypto.EncryptedColumn;
import health.mizan.crypto.FieldAddress;
import health.mizan.crypto.FieldCipher;
import health.mizan.reckoning.Figures;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/** Turns an estimate into what the database may hold: its lines and reasons tell which care a person is to have. */
@Component
class EstimateSeal {

    /** Apart from the mapper of the HTTP API, whose habits may change while stored estimates stay. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .visibility(PropertyAccessor.ALL, Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .visibility(PropertyAccessor.CREATOR, Visibility.ANY)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private final FieldCipher cipher;

    EstimateSeal(FieldCipher cipher) {
        this.cipher = cipher;
    }

    /** What is sealed. */
    record Body(Estimate.Basis basis, Figures figures) {}

    /** What a rotation of keys rewrites of estimates. */
    @Bean
    static EncryptedColumn estimateBodies() {
        return EncryptedColumn.of("estimate", "body", "id");
    }

    byte[] seal(EstimateId estimate, Body body) {
        try {
            return cipher.encrypt(JSON.writeValueAsBytes(body), address(estimate));
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException("estimate " + estimate + " cannot be stored");
        }
    }

    Body open(EstimateId estimate, byte[] sealed) {
        try {
            return JSON.readValue(cipher.decrypt(sealed, address(estimate)), Body.class);
        } catch (java.io.IOException changed) {
            // The parser's own message would quote the estimate.
            throw new IllegalStateException("the stored estimate " + estimate + " does not fit its shape any more");
        }
    }

    private static FieldAddress address(EstimateId estimate) {
        return FieldAddress.of("estimate", "body", estimate);
    }
}
