package health.mizan.crypto;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CryptoSettings.class)
class CryptoConfiguration {

    /** For start checks; nobody else needs the raw secrets. */
    @Bean
    FieldKeys fieldKeys(CryptoSettings settings) {
        return settings.asKeys();
    }

    @Bean
    FieldCipher fieldCipher(FieldKeys keys) {
        return FieldCipher.of(keys);
    }

    @Bean
    BlindIndex blindIndex(FieldKeys keys) {
        return BlindIndex.of(keys);
    }
}
