package health.mizan.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.ParserOptions;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.mizan.fhir.door.Doors;
import health.mizan.fhir.refusals.Strictness;
import health.mizan.identity.Issuer;
import health.mizan.web.ErrorAnswers;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the FHIR server together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FhirSettings.class)
class FhirConfiguration {

    @Bean
    FhirContext fhirContext() {
        FhirContext context = FhirContext.forR4();
        context.setParserErrorHandler(new Strictness());
        ParserOptions options = context.getParserOptions();
        // A resource leaves as it came: with the versions of its references, and ids that fullUrl does not replace.
        options.setStripVersionsFromReferences(false);
        options.setOverrideResourceIdWithBundleEntryFullUrl(false);
        options.setAutoContainReferenceTargetsWithNoId(false);
        return context;
    }

    @Bean
    FhirDialect fhirDialect(FhirContext context) {
        return new FhirDialect(context);
    }

    @Bean
    SmartEndpoints smartEndpoints(Issuer issuer) {
        return new SmartEndpoints(issuer);
    }

    @Bean
    WarmUp fhirWarmUp(FhirContext context) {
        return new WarmUp(context);
    }

    @Bean
    ServletRegistrationBean<FhirServer> fhirServer(
            FhirContext context, Doors doors, SmartEndpoints endpoints, FhirSettings settings, Clock clock) {
        Capabilities capabilities = new Capabilities(endpoints, clock);
        FhirServer server = new FhirServer(context, doors.all(), capabilities, new FhirErrors(), settings);
        ServletRegistrationBean<FhirServer> registration = new ServletRegistrationBean<>(server, "/fhir/*");
        registration.setName("fhir");
        registration.setLoadOnStartup(1);
        return registration;
    }

    /** An exact path goes before the server's pattern, which would take ".well-known" for a resource type. */
    @Bean
    ServletRegistrationBean<SmartConfiguration> smartConfiguration(
            SmartEndpoints endpoints, ErrorAnswers errors, ObjectMapper json) {
        ServletRegistrationBean<SmartConfiguration> registration = new ServletRegistrationBean<>(
                new SmartConfiguration(endpoints, errors, json), "/fhir/.well-known/smart-configuration");
        registration.setName("smart-configuration");
        return registration;
    }
}
