package health.mizan.coverage;

import health.mizan.crypto.EncryptedColumn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CoverageColumns {

    /** What a rotation of keys rewrites of coverages. */
    @Bean
    EncryptedColumn memberNumbers() {
        return EncryptedColumn.of("coverage", "member_number", "id");
    }
}
