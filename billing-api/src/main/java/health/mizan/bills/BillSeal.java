package health.mizan.bills;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import health.mizan.crypto.FieldAddress;
import health.mizan.crypto.FieldCipher;
import health.mizan.encounters.Encounter.Diagnosis;
import health.mizan.parties.Phi;
import java.util.List;
import org.springframework.stereotype.Component;

/** Turns the copied diagnoses into what the database may hold. */
@Component
class BillSeal {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<List<Diagnosis>> DIAGNOSES = new TypeReference<>() {};

    private final FieldCipher cipher;

    BillSeal(FieldCipher cipher) {
        this.cipher = cipher;
    }

    byte[] seal(BillId bill, Phi<List<Diagnosis>> diagnoses) {
        try {
            return cipher.encrypt(JSON.writeValueAsBytes(diagnoses.reveal()), address(bill));
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException("the diagnoses of bill " + bill + " cannot be written");
        }
    }

    Phi<List<Diagnosis>> open(BillId bill, byte[] sealed) {
        try {
            return Phi.of(List.copyOf(JSON.readValue(cipher.decryptText(sealed, address(bill)), DIAGNOSES)));
        } catch (JsonProcessingException bug) {
            // The parser's own message would quote the finding.
            throw new IllegalStateException("the diagnoses of bill " + bill + " cannot be read");
        }
    }

    private static FieldAddress address(BillId bill) {
        return FieldAddress.of("bill", "diagnoses", bill);
    }
}
