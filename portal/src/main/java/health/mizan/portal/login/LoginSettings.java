package health.mizan.portal.login;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How people sign in to the pages.
 *
 * @param clientId     the portal's name at the identity server
 * @param clientSecret the portal's secret there; empty for a client that has none and proves itself by PKCE alone
 * @param idle         a session that nobody uses for this long ends
 * @param longest      a session ends after this long, however busy
 */
@Validated
@ConfigurationProperties(prefix = "mizan.login", ignoreUnknownFields = false)
record LoginSettings(
        @DefaultValue("mizan-portal") @NotBlank String clientId,
        @DefaultValue("") @NotNull String clientSecret,
        @DefaultValue("15m") @NotNull Duration idle,
        @DefaultValue("12h") @NotNull Duration longest) {

    /** Without the secret, because settings get printed. */
    @Override
    public String toString() {
        return "LoginSettings[clientId=" + clientId + ", idle=" + idle + ", longest=" + longest + "]";
    }
}
