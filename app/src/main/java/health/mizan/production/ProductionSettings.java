package health.mizan.production;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What a deployment is for.
 *
 * @param trial to try things out in: the sandbox's gateway takes payments, accounts at real ones are refused
 */
@Validated
@ConfigurationProperties(prefix = "mizan.production", ignoreUnknownFields = false)
record ProductionSettings(@DefaultValue("false") boolean trial) {}
