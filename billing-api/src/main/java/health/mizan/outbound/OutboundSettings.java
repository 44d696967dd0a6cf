package health.mizan.outbound;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Whom we may call. What is not named here cannot be reached.
 *
 * @param targets by name
 */
@Validated
@ConfigurationProperties(prefix = "mizan.outbound", ignoreUnknownFields = false)
public record OutboundSettings(@DefaultValue Map<String, @Valid Target> targets) {

    /**
     * One party.
     *
     * @param baseUrl        scheme, host, port and perhaps a path; nothing outside it is ever called
     * @param internal       a party in our own network: private and loopback addresses and plain HTTP are allowed
     * @param connectTimeout until the connection stands
     * @param timeout        until the whole answer is here
     * @param maxAnswer      bytes of an answer
     * @param maxConcurrent  calls at one time; one more is not sent
     * @param sslBundle      name of a Spring SSL bundle with our client certificate or the party's own authority
     */
    public record Target(
            URI baseUrl,
            @DefaultValue("false") boolean internal,
            @DefaultValue("2s") Duration connectTimeout,
            @DefaultValue("20s") Duration timeout,
            @DefaultValue("2MB") DataSize maxAnswer,
            @DefaultValue("16") @Min(1) int maxConcurrent,
            @Nullable String sslBundle,
            @DefaultValue @Valid BreakerRules breaker) {}

    /**
     * When to leave a party alone.
     *
     * @param failures in a row that open the breaker
     * @param percent  of the last {@code window} calls failed that open it
     * @param openFor  until one call may try again
     */
    public record BreakerRules(
            @DefaultValue("5") @Min(1) int failures,
            @DefaultValue("50") @Min(1) @Max(100) int percent,
            @DefaultValue("20") @Min(1) @Max(1000) int window,
            @DefaultValue("30s") Duration openFor) {}
}
