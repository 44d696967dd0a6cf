package health.mizan.fhir.works;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.mizan.eligibility.EligibilityCheck;
import health.mizan.eligibility.EligibilityCheckId;
import health.mizan.eligibility.EligibilityChecks;
import health.mizan.facilities.Facilities;
import health.mizan.fhir.Clients;
import health.mizan.fhir.Messages;
import health.mizan.fhir.R4;
import health.mizan.fhir.Samples;
import health.mizan.payers.PayerDraft;
import health.mizan.payers.PayerIdentifier;
import health.mizan.payers.Payers;
import health.mizan.plans.Plans;
import health.mizan.testing.ApiTest;
import health.mizan.testing.Http.Answer;
import health.mizan.testing.Organisation;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The published question about cover: each refusal says what to mend, and mended it goes on to the payer. */
@Tag("fhir")
public class PublishedQuestionTest extends ApiTest {

    private static final String EMR = Clients.of("emr-of-published-question", "FHIRREAL");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Autowired
    Facilities facilities;

    @Autowired
    Payers payers;

    @Autowired
    Plans plans;

    @Autowired
    EligibilityChecks checks;

    @BeforeEach
    void clinic() {
        Organisation.done(facilities.save(Organisation.facility("FHIRREAL"), Organisation.IMPORT));
        Organisation.done(payers.save(insurer(), Organisation.IMPORT));
        Organisation.done(plans.save(Organisation.silver("SAMPLE-INS", Organisation.NEW_YEAR), Organisation.IMPORT));
    }

    @Test
    void each_refusal_says_what_to_mend_and_mended_it_is_asked() throws IOException {
        JsonNode message = JSON.readTree(Samples.bytes("nphies/14a-Eligibilty_Request_Ben-Val.json"));

        assertThat(refused(message)).isEqualTo("Bundle.entry[4].resource.identifier[0].value");
        // Its residence number is none: those begin with 2 (BV-00798).
        ((ObjectNode) message.at("/entry/4/resource/identifier/0")).put("value", "2000000003");
        assertThat(refused(message)).isEqualTo("Bundle.entry[2].resource.class");
        // Its cover names a group and no plan (BV-00729).
        ((ObjectNode) message.at("/entry/2/resource/class/0")).put("value", "SILVER");
        ((ObjectNode) message.at("/entry/2/resource/class/0/type/coding/0")).put("code", "plan");
        Answer taken = send(message);

        assertThat(Messages.code(taken)).as(taken.text()).isEqualTo("ok");
        assertThat(R4.errors(taken.text())).isEmpty();
        EligibilityCheck check = checks.require(new EligibilityCheckId(asked(taken)));
        assertThat(check.serviceDate()).isEqualTo("2021-07-15");
        assertThat(check.payer())
                .isEqualTo(payers.byCode("SAMPLE-INS").orElseThrow().id());
        assertThat(sql.sql(
                                "select count(*) from outbox_event where type = 'eligibility.requested' and subject_id = :check")
                        .param("check", check.id().toString())
                        .query(Integer.class)
                        .single())
                .as("what the process of the question starts with")
                .isEqualTo(1);
    }

    private String refused(JsonNode message) {
        Answer answer = send(message);
        assertThat(Messages.code(answer)).as(answer.text()).isEqualTo("fatal-error");
        return answer.json().at("/entry/1/resource/issue/0/expression/0").asText();
    }

    /** Under an id of its own, as a mended message has. */
    private Answer send(JsonNode message) {
        String id = UUID.randomUUID().toString();
        ((ObjectNode) message.at("/entry/0")).put("fullUrl", "urn:uuid:" + id);
        ((ObjectNode) message.at("/entry/0/resource")).put("id", id);
        Answer answer = Messages.send(http, EMR, message.toString());
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer;
    }

    private static UUID asked(Answer taken) {
        return taken.json().at("/entry/1/resource/issue").findValuesAsText("diagnostics").stream()
                .filter(said -> said.startsWith("CoverageEligibilityRequest/"))
                .map(said -> UUID.fromString(said.substring(27, 63)))
                .findFirst()
                .orElseThrow();
    }

    /** The samples' own. */
    public static PayerDraft insurer() {
        return new PayerDraft(
                "SAMPLE-INS",
                "insurer",
                "Saudi National Insurance",
                "التأمين الوطني",
                null,
                List.of(new PayerIdentifier("http://nphies.sa/license/payer-license", "N-I-00001")),
                null);
    }
}
