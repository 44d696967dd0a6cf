package health.mizan.sandbox.gateway;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How the gateway knows its one merchant.
 *
 * @param journal       the file of its book
 * @param apiKey        what the merchant's server sends as bearer token
 * @param webhookUrl    where notices go; empty sends none
 * @param webhookSecret {@code whsec_} and 32 bytes in Base64
 * @param holdTime      how long an authorised amount stays set aside
 * @param retries       waits between attempts to deliver a notice
 */
public record GatewaySettings(
        Path journal,
        String apiKey,
        String webhookUrl,
        String webhookSecret,
        Duration holdTime,
        List<Duration> retries) {}
