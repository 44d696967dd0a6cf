package health.mizan.emrworld;

import ca.uhn.fhir.context.FhirContext;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** What the connector to the EMR needs of the application around it. */
@TestConfiguration(proxyBeanMethods = false)
class EmrWorldBeans {

    @Bean
    FhirContext fhirContext() {
        return FhirContext.forR4Cached();
    }

    @Bean
    SslBundles sslBundles() {
        return new DefaultSslBundleRegistry();
    }

    @Bean
    MeterRegistry meters() {
        return new SimpleMeterRegistry();
    }

    /** The ledger's command wants the audit of seals, which wants workers. */
    @Bean
    static BeanDefinitionRegistryPostProcessor withoutCommands() {
        return registry -> registry.removeBeanDefinition("ledgerCommand");
    }
}
