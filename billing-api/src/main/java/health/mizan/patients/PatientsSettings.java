package health.mizan.patients;

import health.mizan.persons.IdentifierRules.Finding;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How patients are registered.
 *
 * @param checkDigit      what a wrong check digit of a national id or iqama leads to
 * @param zone            whose calendar says whether a birth date lies in the future
 */
@Validated
@ConfigurationProperties(prefix = "mizan.patients", ignoreUnknownFields = false)
public record PatientsSettings(
        @DefaultValue("warn") CheckDigit checkDigit,
        @DefaultValue("Asia/Riyadh") ZoneId zone) {

    /** The rule is not confirmed by the issuers, so it warns until an operator decides otherwise. */
    public enum CheckDigit {
        WARN,
        REFUSE
    }

    public static PatientsSettings defaults() {
        return new PatientsSettings(CheckDigit.WARN, ZoneId.of("Asia/Riyadh"));
    }

    boolean refuses(Finding finding) {
        return switch (finding) {
            case Finding.Refused refused -> true;
            case Finding.Suspicious suspicious -> checkDigit == CheckDigit.REFUSE;
        };
    }
}
