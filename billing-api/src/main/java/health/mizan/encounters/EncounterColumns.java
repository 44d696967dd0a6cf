package health.mizan.encounters;

import health.mizan.crypto.EncryptedColumn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class EncounterColumns {

    /** What a rotation of keys rewrites of encounters. */
    @Bean
    EncryptedColumn encounterDiagnoses() {
        return EncryptedColumn.of("encounter", "diagnoses", "id");
    }
}
