package health.mizan.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.testing.ApiTest;
import health.mizan.testing.Http.Answer;
import health.mizan.testing.Visits;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A refusal names the element to mend, and is the sender's matter: nobody here is woken by it. */
@Tag("fhir")
@ExtendWith(OutputCaptureExtension.class)
class FhirErrorsTest extends ApiTest {

    private static final String EMR = Clients.of("emr-that-errs", "RUH");

    @Autowired
    BeanFactory beans;

    @BeforeEach
    void clinic() {
        Visits.goldenClinic(beans);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '~',
            value = {
                "Encounter ! 422 ! Encounter.status ! {'resourceType':'Encounter','class':{'code':'AMB'}}",
                "Encounter ! 422 ! Encounter.identifier ! {'resourceType':'Encounter','status':'planned','class':"
                        + "{'code':'AMB'}}",
                "Coverage ! 422 ! Coverage.beneficiary ! {'resourceType':'Coverage','status':'active','payor':[{'display':"
                        + "'x'}]}",
                "Patient ! 400 ! Patient.shoeSize ! {'resourceType':'Patient','shoeSize':44}",
                "Patient ! 400 ! Patient.gender ! {'resourceType':'Patient','gender':'diverse'}",
                "Patient ! 400 ! Patient.name ! {'resourceType':'Patient','name':{'family':'x'}}",
                "Claim ! 422 ! Claim.provider ! {'resourceType':'Claim','status':'active','type':{'text':'x'},'use':'claim',"
                        + "'patient':{'reference':'Patient/none'},'created':'2026-01-01','priority':{'text':'normal'},"
                        + "'insurance':[{'sequence':1,'focal':true,'coverage':{'display':'x'}}]}",
                "Observation ! 422 ! Observation.subject ! {'resourceType':'Observation','status':'final','code':"
                        + "{'text':'x'},'subject':{'reference':'Patient/none'}}"
            })
    void it_names_the_element(String type, int status, String expression, String body, CapturedOutput output) {
        Answer refused = Clients.create(http, EMR, type, body.replace('\'', '"'));

        assertThat(refused.status()).as(refused.text()).isEqualTo(status);
        assertThat(refused.json().path("resourceType").asText()).isEqualTo("OperationOutcome");
        assertThat(refused.json().path("issue")).as(refused.text()).anySatisfy(issue -> assertThat(
                        issue.at("/expression/0").asText())
                .isEqualTo(expression));
        assertThat(R4.errors(refused.text())).isEmpty();
        assertQuiet(output);
    }

    @Test
    void what_is_not_there_or_not_heeded_is_no_error_of_ours(CapturedOutput output) {
        assertThat(http.get("/fhir/Organization/" + UUID.randomUUID())
                        .as(EMR)
                        .send()
                        .status())
                .isEqualTo(404);
        assertThat(http.get("/fhir/Organization?_id:not=1").as(EMR).send().status())
                .isEqualTo(400);
        assertThat(http.get("/fhir/Slot/1").as(EMR).send().status()).isEqualTo(404);
        assertThat(Clients.create(http, EMR, "Encounter", "{").status()).isEqualTo(400);

        assertQuiet(output);
    }

    @Test
    void what_is_not_kept_or_not_written_says_so() {
        Answer unknown = Clients.create(http, EMR, "Task", "{\"resourceType\":\"Task\"}");
        Answer ours = Clients.create(http, EMR, "Invoice", "{\"resourceType\":\"Invoice\"}");

        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.text()).contains("does not keep the type Task", "/fhir/metadata");
        assertThat(ours.status()).isEqualTo(405);
        assertThat(ours.text()).contains("Invoice is drawn from this server's own state");
    }

    private static void assertQuiet(CapturedOutput output) {
        assertThat(output.getAll())
                .doesNotContain("Failure during REST", "HAPI-2544")
                .doesNotContainPattern(" ERROR .*fhir");
    }
}
