package health.mizan.paylinks;

import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Links to pay by.
 *
 * @param address    where payers reach the portal: scheme, host and port, without a path
 * @param lasts      a link opens nothing after this
 * @param opened     how long the details stay open after the right birth year
 * @param tries      wrong birth years until the details are locked for a while
 * @param lock       how long the first lock lasts; each further one twice as long
 * @param mostTries  wrong birth years after which this link shows its details no more
 * @param knocks     unknown tokens that one address may try within {@code knockTime}
 * @param knockTime  see {@code knocks}
 * @param leastPart  the smallest part of a bill that is taken online, in the site's currency; the rest of a bill always is
 */
@Validated
@ConfigurationProperties(prefix = "mizan.pay-links", ignoreUnknownFields = false)
public record PayLinkSettings(
        @DefaultValue("http://localhost:8080") URI address,
        @DefaultValue("30d") Duration lasts,
        @DefaultValue("30m") Duration opened,
        @DefaultValue("5") @Min(1) int tries,
        @DefaultValue("30m") Duration lock,
        @DefaultValue("15") @Min(1) int mostTries,
        @DefaultValue("30") @Min(1) int knocks,
        @DefaultValue("10m") Duration knockTime,
        @DefaultValue("50.00") BigDecimal leastPart) {

    public PayLinkSettings {
        if (!lasts.isPositive() || !opened.isPositive() || !lock.isPositive() || !knockTime.isPositive()) {
            throw new IllegalArgumentException("mizan.pay-links: lasts, opened, lock and knock-time are longer than 0");
        }
        if (address.getHost() == null || !address.getRawPath().isEmpty()) {
            throw new IllegalArgumentException("mizan.pay-links.address is like https://pay.clinic.example");
        }
        if (leastPart.signum() <= 0) {
            throw new IllegalArgumentException("mizan.pay-links.least-part is above zero");
        }
    }

    /**
     * Where the holder of a token goes. Whatever name the server was called by, this is what may be printed.
     *
     * @param language {@code ar} or {@code en}
     */
    public URI page(String language, String token) {
        return URI.create(address + "/" + language + "/p/" + token);
    }

    /**
     * Where the gateway sends a payer back to. It is kept with the payment and told to the gateway, so it does not hold the
     * token.
     */
    public URI wayBack(String language, PayLink link) {
        return URI.create(address + "/" + language + "/p/" + link.id() + "/return");
    }
}
