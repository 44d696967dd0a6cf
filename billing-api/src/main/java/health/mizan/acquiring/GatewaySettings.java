package health.mizan.acquiring;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The clinic's accounts with payment gateways.
 *
 * @param accounts by code: lower-case letters, digits and hyphens. Webhooks come to {@code /webhooks/<code>}
 */
@Validated
@ConfigurationProperties(prefix = "mizan.gateways", ignoreUnknownFields = false)
public record GatewaySettings(
        @DefaultValue Map<@Pattern(regexp = "[a-z][a-z0-9-]{0,39}") String, @Valid Account> accounts) {

    /**
     * One account.
     *
     * @param provider       which connector serves it
     * @param target         name of the gateway under {@code mizan.outbound.targets}
     * @param key            our secret key there
     * @param pageUrl        where its payment pages are, as payers' browsers reach it
     * @param webhookSecrets what it signs notices with; two while one replaces the other
     * @param live           real money; false for a test account, which production refuses
     * @param enabled        false takes no new payments; what has begun is finished
     */
    public record Account(
            @NotBlank String provider,
            @NotBlank String target,
            @NotBlank String key,
            URI pageUrl,
            @Size(min = 1, max = 2) List<@NotBlank String> webhookSecrets,
            @DefaultValue("false") boolean live,
            @DefaultValue("true") boolean enabled) {

        /** Settings end up in logs and failure reports; secrets do not. */
        @Override
        public String toString() {
            return "Account[provider=" + provider + ", target=" + target + ", live=" + live + "]";
        }
    }
}
