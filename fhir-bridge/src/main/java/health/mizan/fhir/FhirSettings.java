package health.mizan.fhir;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The FHIR server.
 *
 * @param baseUrl under which others reach {@code /fhir}; unset, it is taken from each request, which behind a proxy may
 *                not be the public name
 */
@Validated
@ConfigurationProperties(prefix = "mizan.fhir", ignoreUnknownFields = false)
record FhirSettings(@Nullable URI baseUrl) {}
