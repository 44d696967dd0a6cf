package health.mizan.encounters;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import health.mizan.crypto.FieldAddress;
import health.mizan.crypto.FieldCipher;
import health.mizan.encounters.Encounter.Diagnosis;
import health.mizan.parties.Phi;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns diagnoses into what the database may hold. */
@Component
class EncounterSeal {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<List<Diagnosis>> DIAGNOSES = new TypeReference<>() {};

    private final FieldCipher cipher;

    EncounterSeal(FieldCipher cipher) {
        this.cipher = cipher;
    }

    /** Null for none. */
    byte @Nullable [] seal(EncounterId encounter, Phi<List<Diagnosis>> diagnoses) {
        if (diagnoses.reveal().isEmpty()) {
            return null;
        }
        try {
            return cipher.encrypt(JSON.writeValueAsBytes(diagnoses.reveal()), address(encounter));
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException("the diagnoses of encounter " + encounter + " cannot be written");
        }
    }

    Phi<List<Diagnosis>> open(EncounterId encounter, byte @Nullable [] sealed) {
        if (sealed == null) {
            return Phi.of(List.of());
        }
        try {
            return Phi.of(List.copyOf(JSON.readValue(cipher.decryptText(sealed, address(encounter)), DIAGNOSES)));
        } catch (JsonProcessingException bug) {
            // The parser's own message would quote the finding.
            throw new IllegalStateException("the diagnoses of encounter " + encounter + " cannot be read");
        }
    }

    private static FieldAddress address(EncounterId encounter) {
        return FieldAddress.of("encounter", "diagnoses", encounter);
    }
}
