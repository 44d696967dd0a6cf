package health.mizan.submissions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import health.mizan.crypto.EncryptedColumn;
import health.mizan.crypto.FieldAddress;
import health.mizan.crypto.FieldCipher;
import health.mizan.submissions.Hearing.Fault;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/** Turns what a payer finds wrong into what the database may hold: its words may quote the member's file. */
@Component
class FaultSeal {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<List<Fault>> FAULTS = new TypeReference<>() {};

    private final FieldCipher cipher;

    FaultSeal(FieldCipher cipher) {
        this.cipher = cipher;
    }

    /** What a rotation of keys rewrites of answers. */
    @Bean
    static EncryptedColumn payerFaults() {
        return EncryptedColumn.of("submission_answer", "faults", "id");
    }

    byte @Nullable [] seal(UUID answer, List<Fault> faults) {
        try {
            return faults.isEmpty() ? null : cipher.encrypt(JSON.writeValueAsBytes(faults), address(answer));
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException("the faults of answer " + answer + " cannot be written");
        }
    }

    List<Fault> open(UUID answer, byte @Nullable [] sealed) {
        try {
            return sealed == null ? List.of() : JSON.readValue(cipher.decryptText(sealed, address(answer)), FAULTS);
        } catch (JsonProcessingException bug) {
            // The parser's own message would quote the payer.
            throw new IllegalStateException("the faults of answer " + answer + " cannot be read");
        }
    }

    private static FieldAddress address(UUID answer) {
        return FieldAddress.of("submission_answer", "faults", answer);
    }
}
