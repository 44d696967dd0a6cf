package health.mizan.fhir.payer;

import health.mizan.crypto.EncryptedColumn;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a rotation of keys rewrites of messages to payers. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PayerLinkSettings.class)
class PayerMessageColumns {

    @Bean
    EncryptedColumn payerMessagesSent() {
        return EncryptedColumn.of(PayerMessageStore.SENT, "body", "id");
    }

    @Bean
    EncryptedColumn payerMessagesReceived() {
        return EncryptedColumn.of(PayerMessageStore.RECEIVED, "body", "id");
    }
}
