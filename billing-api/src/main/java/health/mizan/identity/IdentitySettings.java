package health.mizan.identity;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Whose tokens are believed.
 *
 * @param issuerUri         the {@code iss} of every token, and where the issuer's keys are discovered
 * @param discoveryUri      where to read the issuer's discovery document instead of below {@code issuerUri}, for an issuer
 *                          whose public address is not reachable from here
 * @param audience          the {@code aud} that marks a token as meant for this API
 * @param authorizedParties clients ({@code azp}) whose tokens are believed; empty believes every client that the issuer
 *                          lets ask for our audience
 * @param clockSkew         by how much the issuer's clock and ours may differ
 */
@Validated
@ConfigurationProperties(prefix = "mizan.identity", ignoreUnknownFields = false)
record IdentitySettings(
        @NotNull URI issuerUri,
        @Nullable URI discoveryUri,
        @DefaultValue("mizan-api") @NotBlank String audience,
        @DefaultValue Set<String> authorizedParties,
        @DefaultValue("30s") Duration clockSkew) {}
