package health.mizan.bills;

import health.mizan.crypto.EncryptedColumn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class BillColumns {

    /** What a rotation of keys rewrites of bills. */
    @Bean
    EncryptedColumn billDiagnoses() {
        return EncryptedColumn.of("bill", "diagnoses", "id");
    }
}
