package health.mizan.fhir.payer;

import jakarta.validation.constraints.NotBlank;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How messages reach payers.
 *
 * @param target             outbound target (mizan.outbound.targets) of payers that have none of their own
 * @param targets            outbound target by payer code, for payers that are reached elsewhere
 * @param path               below the target's base URL
 * @param licenceSystem      namespace of the licences of our facilities, such as
 *                           {@code http://nphies.sa/license/provider-license}
 * @param licences           licence by facility code; a facility without one is known by its code
 * @param payerLicenceSystem namespace among a payer's identifiers that holds its licence; a payer without one there is
 *                           known by its first identifier, or its code
 * @param providerType       kind of provider our facilities are (nphies provider-type: 1 hospital, 2 medical complex)
 */
@Validated
@ConfigurationProperties(prefix = "mizan.payer-link", ignoreUnknownFields = false)
record PayerLinkSettings(
        @NotBlank @DefaultValue("payer") String target,
        @DefaultValue Map<String, String> targets,
        @NotBlank @DefaultValue("/$process-message") String path,
        @NotBlank @DefaultValue("urn:mizan:facility-code") String licenceSystem,
        @DefaultValue Map<String, String> licences,

        @NotBlank @DefaultValue("http://nphies.sa/license/payer-license")
        String payerLicenceSystem,

        @NotBlank @DefaultValue("2") String providerType) {

    String targetOf(String payerCode) {
        return targets.getOrDefault(payerCode, target);
    }

    String licenceOf(String facilityCode) {
        return licences.getOrDefault(facilityCode, facilityCode);
    }
}
