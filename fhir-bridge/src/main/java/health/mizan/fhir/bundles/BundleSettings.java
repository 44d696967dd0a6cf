package health.mizan.fhir.bundles;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Transactions and batches.
 *
 * @param maxEntries entries of one bundle; a transaction holds its rows until the last of them is kept
 */
@Validated
@ConfigurationProperties(prefix = "mizan.fhir.bundles", ignoreUnknownFields = false)
record BundleSettings(@DefaultValue("500") int maxEntries) {}
