package health.mizan.fhir.bundles;

import static health.mizan.fhir.Clients.fresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.mizan.access.Caller;
import health.mizan.coverage.CoverageId;
import health.mizan.coverage.Coverages;
import health.mizan.facilities.Facilities;
import health.mizan.fhir.Clients;
import health.mizan.fhir.R4;
import health.mizan.fhir.refusals.Refusal;
import health.mizan.payers.Payers;
import health.mizan.plans.Plans;
import health.mizan.testing.ApiTest;
import health.mizan.testing.Organisation;
import health.mizan.testing.People;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What arrives in messages: known by its own numbers, taken once. */
@Tag("fhir")
class IntakeTest extends ApiTest {

    private static final Caller EMR = new Caller.Client("emr", Set.of("system/*.cruds"), Set.of("FHIRIN"));

    @Autowired
    Facilities facilities;

    @Autowired
    Payers payers;

    @Autowired
    Plans plans;

    @Autowired
    Coverages coverages;

    @Autowired
    Intake intake;

    @BeforeEach
    void clinic() {
        Organisation.done(facilities.save(Organisation.facility("FHIRIN"), Organisation.IMPORT));
        Organisation.done(payers.save(Organisation.payer("FHIRINP", "insurer"), Organisation.IMPORT));
        Organisation.done(plans.save(Organisation.silver("FHIRINP", Organisation.NEW_YEAR), Organisation.IMPORT));
    }

    @Test
    void a_message_brings_a_patient_and_a_cover_once() {
        String number = fresh();

        List<Written> first = intake.accept(EMR, message(number, "urn:mizan:payer-code", "FHIRINP"));
        List<Written> again = intake.accept(EMR, message(number, "urn:mizan:payer-code", "FHIRINP"));

        assertThat(first).extracting(Written::result).containsOnly(Written.Result.CREATED);
        assertThat(again)
                .extracting(Written::id)
                .containsExactlyElementsOf(first.stream().map(Written::id).toList());
        assertThat(again).extracting(Written::version).containsOnly(1L);
        var cover = coverages
                .find(People.MIZAN, new CoverageId(UUID.fromString(first.get(1).id())))
                .orElseThrow();
        assertThat(cover.terms().policy().plan()).isEqualTo("SILVER");
        assertThat(cover.patient()).hasToString(first.getFirst().id());
    }

    @Test
    void a_cover_of_an_unknown_payer_is_refused_with_everything_that_came_with_it() {
        String number = fresh();

        assertThatThrownBy(() -> intake.accept(EMR, message(number, "http://nphies.sa/license/payer-license", "NONE")))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.status()).isEqualTo(422);
                    assertThat(refusal.issues()).singleElement().satisfies(issue -> {
                        assertThat(issue.expression()).isEqualTo("Bundle.entry[2].resource.payor[0]");
                        assertThat(issue.arabic()).isNotNull();
                    });
                });
        assertThat(intake.accept(EMR, message(number, "urn:mizan:payer-code", "FHIRINP")))
                .extracting(Written::result)
                .containsOnly(Written.Result.CREATED);
    }

    @Test
    void a_client_without_the_scope_brings_nothing() {
        Caller half = new Caller.Client("half", Set.of("system/Patient.c"), Set.of("FHIRIN"));

        assertThatThrownBy(() -> intake.accept(half, message(fresh(), "urn:mizan:payer-code", "FHIRINP")))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(403));
    }

    private static Bundle message(String number, String payerSystem, String payer) {
        return R4.CONTEXT.newJsonParser().parseResource(Bundle.class, """
                {"resourceType":"Bundle","type":"message","entry":[
                 {"fullUrl":"urn:uuid:0f0e0d0c-0000-4000-8000-000000000000",
                  "resource":{"resourceType":"MessageHeader","eventCoding":{"code":"x"},"source":{"endpoint":"urn:x"}}},
                 {"fullUrl":"http://emr.example.org/Patient/7","resource":%s},
                 {"fullUrl":"http://emr.example.org/Coverage/7",
                  "resource":{"resourceType":"Coverage","status":"active",
                    "identifier":[{"system":"https://emr.example.org/member","value":"%s"}],
                    "beneficiary":{"reference":"http://emr.example.org/Patient/7"},
                    "payor":[{"identifier":{"system":"%s","value":"%s"}}],
                    "period":{"start":"2026-01-01"},
                    "class":[{"type":{"coding":[{"code":"plan"}]},"value":"SILVER"}]}}]}
                """.formatted(
                Clients.patient("https://emr.example.org/patient", number, "Message"), number, payerSystem, payer));
    }
}
