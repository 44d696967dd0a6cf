package health.mizan.fhir.kept;

import health.mizan.crypto.BlindIndex;
import health.mizan.crypto.EncryptedColumn;
import health.mizan.crypto.FieldAddress;
import health.mizan.crypto.FieldCipher;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** Turns contents and what they are found by into what the database may hold. */
@Component
class KeptSeal {

    private final FieldCipher cipher;
    private final BlindIndex index;

    KeptSeal(FieldCipher cipher, BlindIndex index) {
        this.cipher = cipher;
        this.index = index;
    }

    byte[] seal(UUID version, String content) {
        return cipher.encrypt(content, FieldAddress.of("fhir_version", "content", version));
    }

    String open(UUID version, byte[] sealed) {
        return cipher.decryptText(sealed, FieldAddress.of("fhir_version", "content", version));
    }

    byte[] fingerprint(String content) {
        return index.of("fhir_version.content", content);
    }

    byte[] form(String type, String parameter, String form) {
        return index.of("fhir." + type + "." + parameter, form);
    }

    /** What a rotation of keys rewrites. */
    @Configuration(proxyBeanMethods = false)
    static class Columns {
        @Bean
        EncryptedColumn fhirContents() {
            return EncryptedColumn.of("fhir_version", "content", "id");
        }
    }
}
