package health.mizan.inbox;

import health.mizan.crypto.EncryptedColumn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class InboxColumns {

    @Bean
    EncryptedColumn inboxBodies() {
        return EncryptedColumn.of("inbox_message", "body", "id");
    }

    @Bean
    EncryptedColumn inboxAnswers() {
        return EncryptedColumn.of("inbox_message", "answer", "id");
    }
}
