package health.mizan.fhir.nphies;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.fhir.R4;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CoverageEligibilityRequest;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;

class DiscoveryMessageTest {

    private final Bundle message = DiscoveryMessage.of(
            Golden.discovery(), Golden.parties().between(), Golden.envelope(DiscoveryMessage.EVENT));

    @Test
    void it_is_valid_R4_and_asks_for_cover_and_benefits_without_naming_a_cover() {
        CoverageEligibilityRequest request =
                (CoverageEligibilityRequest) message.getEntry().get(1).getResource();

        assertThat(R4.errors(R4.CONTEXT.newJsonParser().encodeResourceToString(message)))
                .isEmpty();
        assertThat(request.getMeta().getProfile())
                .extracting(profile -> profile.getValue())
                .containsExactly("http://nphies.sa/fhir/ksa/nphies-fs/StructureDefinition/eligibility-request|1.0.0");
        assertThat(request.getPurpose()).extracting(code -> code.getCode()).containsExactly("benefits", "discovery");
        assertThat(request.hasInsurance()).isFalse();
        assertThat(request.getIdentifierFirstRep().getValue())
                .isEqualTo(Golden.discovery().key());
        assertThat(request.getServicedDateType().getValueAsString()).isEqualTo("2026-07-02");
        assertThat(message.getEntry())
                .extracting(entry -> entry.getResource().fhirType())
                .containsExactly(
                        "MessageHeader",
                        "CoverageEligibilityRequest",
                        "Organization",
                        "Patient",
                        "Organization",
                        "Location");
        assertThat(message.getEntry()).allSatisfy(entry -> assertThat(
                        entry.getResource().getMeta().getProfile().getFirst().getValue())
                .endsWith("|1.0.0"));
    }

    @Test
    void of_the_person_it_says_what_was_shown_and_makes_nothing_up() {
        Patient person = (Patient) message.getEntry().get(3).getResource();

        assertThat(person.getIdentifier()).singleElement().satisfies(number -> {
            assertThat(number.getSystem()).isEqualTo("http://nphies.sa/identifier/iqama");
            assertThat(number.getValue()).isEqualTo("2000000003");
            assertThat(number.getType().getCodingFirstRep().getCode()).isEqualTo("PRC");
        });
        assertThat(person.getBirthDateElement().getValueAsString()).isEqualTo("1988-08-19");
        assertThat(person.hasName()).isFalse();
        assertThat(person.hasGender()).isFalse();
        assertThat(((CoverageEligibilityRequest) message.getEntry().get(1).getResource())
                        .getPatient()
                        .getReference())
                .isEqualTo(message.getEntry().get(3).getFullUrl());
    }
}
