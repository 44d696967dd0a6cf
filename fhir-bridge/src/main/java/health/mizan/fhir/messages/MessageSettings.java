package health.mizan.fhir.messages;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Messages to us.
 *
 * @param answerWithin how long a sender is kept waiting for the outcome; after that it is told that the message is queued
 * @param payers       codes of the payers that a client speaks for, by client id; {@code *} for all, as an exchange does.
 *                     A client without an entry is an EMR and cannot decide claims
 */
@Validated
@ConfigurationProperties(prefix = "mizan.messages", ignoreUnknownFields = false)
public record MessageSettings(
        @DefaultValue("5s") Duration answerWithin,
        @DefaultValue Map<String, Set<String>> payers) {

    public MessageSettings {
        if (answerWithin.isNegative() || answerWithin.compareTo(Duration.ofSeconds(50)) > 0) {
            throw new IllegalArgumentException("mizan.messages.answer-within is between 0s and 50s");
        }
        payers = Map.copyOf(payers);
    }

    public boolean isPayer(String client) {
        return payers.containsKey(client);
    }

    public boolean speaksFor(String client, String payer) {
        Set<String> codes = payers.getOrDefault(client, Set.of());
        return codes.contains("*") || codes.contains(payer);
    }
}
