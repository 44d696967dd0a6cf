package health.mizan.sandbox;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where the servers listen and what they keep.
 *
 * @param host          address to listen on; loopback unless others must reach it
 * @param gatewayPort   TCP ports; 0 takes any free one
 * @param data          directory of the books
 * @param gatewayKey    the merchant's key at the gateway
 * @param webhookUrl    where the gateway sends notices; empty sends none
 * @param webhookSecret {@code whsec_} and 32 bytes in Base64
 * @param payerDoor     where the payer pushes its later answers
 * @param emrDoor       where the EMR sends its messages
 * @param seed          of the random numbers that faults are drawn with
 */
public record SandboxSettings(
        String host,
        int gatewayPort,
        int payerPort,
        int emrPort,
        int bankPort,
        Path data,
        String gatewayKey,
        String webhookUrl,
        String webhookSecret,
        Door payerDoor,
        Door emrDoor,
        long seed) {

    /** Reads {@code SANDBOX_HOST}, {@code SANDBOX_GATEWAY_PORT} and so on; secrets have no default. */
    static SandboxSettings from(Map<String, String> environment) {
        return new SandboxSettings(
                environment.getOrDefault("SANDBOX_HOST", "127.0.0.1"),
                port(environment, "SANDBOX_GATEWAY_PORT", 8091),
                port(environment, "SANDBOX_PAYER_PORT", 8092),
                port(environment, "SANDBOX_EMR_PORT", 8093),
                port(environment, "SANDBOX_BANK_PORT", 8094),
                Path.of(environment.getOrDefault("SANDBOX_DATA", "data/sandbox")),
                required(environment, "SANDBOX_GATEWAY_KEY"),
                environment.getOrDefault("SANDBOX_WEBHOOK_URL", ""),
                required(environment, "SANDBOX_WEBHOOK_SECRET"),
                door(environment, "PAYER"),
                door(environment, "EMR"),
                Long.parseLong(environment.getOrDefault("SANDBOX_SEED", "1")));
    }

    @Override
    public String toString() {
        return "SandboxSettings[host=" + host + ", data=" + data + "]";
    }

    private static int port(Map<String, String> environment, String name, int otherwise) {
        return Integer.parseInt(environment.getOrDefault(name, Integer.toString(otherwise)));
    }

    private static Door door(Map<String, String> environment, String party) {
        return new Door(
                environment.getOrDefault("SANDBOX_FHIR_URL", ""),
                environment.getOrDefault("SANDBOX_TOKEN_URL", ""),
                environment.getOrDefault("SANDBOX_" + party + "_CLIENT_ID", ""),
                environment.getOrDefault("SANDBOX_" + party + "_CLIENT_SECRET", ""));
    }

    private static String required(Map<String, String> environment, String name) {
        String value = environment.getOrDefault(name, "");
        if (value.isBlank()) {
            throw new IllegalArgumentException(name + " is not set");
        }
        return value;
    }

    /**
     * Where the billing system under test is reached, and as whom.
     *
     * @param baseUrl  of its FHIR server, without a slash at the end; empty sends nothing
     * @param tokenUrl of its identity server, for the client credentials grant; empty sends without a token
     */
    public record Door(String baseUrl, String tokenUrl, String clientId, String clientSecret) {

        public boolean exists() {
            return !baseUrl.isEmpty();
        }

        @Override
        public String toString() {
            return "Door[baseUrl=" + baseUrl + ", clientId=" + clientId + "]";
        }
    }
}
