package health.mizan.standalone;

import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The sandbox inside the default run.
 *
 * @param port          TCP port of its card gateway; payer, EMR and bank take the next three; 0 takes any free ones.
 *     Unset: eleven above {@code mizan.port}
 * @param gatewayKey    our key at its gateway, made at the first start
 * @param webhookSecret what its gateway signs notices with, made at the first start
 * @param seed          of the random numbers that faults are drawn with
 */
@Validated
@ConfigurationProperties(prefix = "mizan.sandbox", ignoreUnknownFields = false)
record SandboxSettings(
        @Nullable Integer port,
        @NotBlank @DefaultValue("unset") String gatewayKey,
        @NotBlank @DefaultValue("unset") String webhookSecret,
        @DefaultValue("1") long seed) {

    private static final int ABOVE_OURS = 11;

    /** @param index 0 for the gateway, then payer, EMR and bank */
    int portOf(int index, int ourPort) {
        int first = port != null ? port : ourPort == 0 ? 0 : ourPort + ABOVE_OURS;
        return first == 0 ? 0 : first + index;
    }

    /** Settings end up in logs and failure reports; secrets do not. */
    @Override
    public String toString() {
        return "SandboxSettings[port=" + port + ", seed=" + seed + "]";
    }
}
