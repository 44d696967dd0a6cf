package health.mizan.fhir.messages;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.access.Role;
import health.mizan.encounters.EncounterState;
import health.mizan.encounters.Encounters;
import health.mizan.facilities.Facilities;
import health.mizan.fhir.R4;
import health.mizan.testing.ApiTest;
import health.mizan.testing.Http.Answer;
import health.mizan.testing.Organisation;
import health.mizan.testing.Tokens;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Messages through the door: kept before they are acknowledged, and done once however often they come. */
@Tag("fhir")
class MessageDoorTest extends ApiTest {

    private static final String SITE = "MSGDOOR";
    private static final String EMR = Tokens.client("emr-of-messages", Set.of(SITE), "system/*.cruds");
    private static final String READER = Tokens.client("reader", Set.of(SITE), "system/Patient.rs");
    private static final String FHIR = "application/fhir+json";
    private static final String PATH = "/fhir/$process-message";

    @Autowired
    Facilities facilities;

    @Autowired
    Encounters encounters;

    private String visit;

    @BeforeEach
    void site() {
        visit = "V-" + UUID.randomUUID();
        Organisation.done(facilities.save(Organisation.facility(SITE), Organisation.IMPORT));
    }

    @Test
    void a_visit_is_taken_and_acknowledged_by_a_valid_message() {
        Answer answer = send(EMR, visit("visit-planned", "planned", UUID.randomUUID()));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().at("/entry/0/resource/response/code").asText())
                .as(answer.text())
                .isEqualTo("ok");
        assertThat(R4.errors(answer.text())).isEmpty();
        assertThat(encounters.byIdentifier("https://emr.example.org/visit", visit))
                .get()
                .satisfies(encounter -> assertThat(encounter.state()).isEqualTo(EncounterState.PLANNED));
    }

    @Test
    void a_repetition_is_answered_with_the_same_bytes_and_does_nothing() {
        String message = visit("visit-planned", "planned", UUID.randomUUID());
        Answer first = send(EMR, message);

        Answer second = send(EMR, message);

        assertThat(second.text()).isEqualTo(first.text());
        assertThat(messagesKept(message)).isEqualTo(1);
    }

    @Test
    void ten_copies_at_once_are_one_message() throws Exception {
        String message = visit("visit-planned", "planned", UUID.randomUUID());
        List<Callable<Answer>> copies = java.util.Collections.nCopies(10, () -> send(EMR, message));

        try (ExecutorService threads = Executors.newFixedThreadPool(10)) {
            for (Future<Answer> answer : threads.invokeAll(copies)) {
                assertThat(answer.get()
                                .json()
                                .at("/entry/0/resource/response/code")
                                .asText())
                        .isEqualTo("ok");
            }
        }

        assertThat(messagesKept(message)).isEqualTo(1);
    }

    @Test
    void an_id_used_for_other_content_is_an_error_that_names_it() {
        UUID id = UUID.randomUUID();
        send(EMR, visit("visit-planned", "planned", id));

        Answer other = send(EMR, visit("visit-arrived", "arrived", id));

        assertThat(other.json().at("/entry/0/resource/response/code").asText()).isEqualTo("fatal-error");
        assertThat(other.json().at("/entry/1/resource/issue/0/code").asText()).isEqualTo("duplicate");
        assertThat(encounters
                        .byIdentifier("https://emr.example.org/visit", visit)
                        .orElseThrow()
                        .state())
                .isEqualTo(EncounterState.PLANNED);
    }

    @Test
    void a_later_message_moves_the_visit() {
        send(EMR, visit("visit-planned", "planned", UUID.randomUUID()));

        Answer answer = send(EMR, visit("visit-arrived", "arrived", UUID.randomUUID()));

        assertThat(answer.json().at("/entry/0/resource/response/code").asText())
                .as(answer.text())
                .isEqualTo("ok");
        assertThat(encounters
                        .byIdentifier("https://emr.example.org/visit", visit)
                        .orElseThrow()
                        .state())
                .isEqualTo(EncounterState.ARRIVED);
    }

    @Test
    void a_refusal_takes_back_the_whole_message_and_says_what_to_mend() {
        String unknownPatient = visit("visit-planned", "planned", UUID.randomUUID())
                .replace("\"subject\": {\"reference\": \"urn:uuid:", "\"subject\": {\"reference\": \"urn:uuid:0");

        Answer answer = send(EMR, unknownPatient);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/entry/0/resource/response/code").asText()).isEqualTo("fatal-error");
        assertThat(answer.json().at("/entry/1/resource/issue/0/expression/0").asText())
                .startsWith("Bundle.entry[2].resource");
        assertThat(R4.errors(answer.text())).isEmpty();
        assertThat(encounters.byIdentifier("https://emr.example.org/visit", visit))
                .isEmpty();
    }

    @Test
    void an_event_and_a_status_that_contradict_each_other_are_refused() {
        Answer answer = send(EMR, visit("service-confirmed", "planned", UUID.randomUUID()));

        assertThat(answer.json().at("/entry/0/resource/response/code").asText()).isEqualTo("fatal-error");
        assertThat(answer.text()).contains("finished");
    }

    @Test
    void what_is_no_message_is_not_kept_and_each_fault_is_named() {
        String noSource = visit("visit-planned", "planned", UUID.randomUUID())
                .replace("\"source\": {\"endpoint\": \"https://emr.example.org\"},", "")
                .replace("visit-planned", "visit-imagined");

        Answer answer = send(EMR, noSource);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("resourceType").asText()).isEqualTo("OperationOutcome");
        assertThat(answer.json().path("issue"))
                .extracting(issue -> issue.path("expression").path(0).asText())
                .contains("Bundle.entry[0].resource.source.endpoint", "Bundle.entry[0].resource.eventCoding");
        assertThat(messagesKept(noSource)).isZero();
    }

    @Test
    void an_unknown_element_is_refused_by_name_because_it_would_be_lost() {
        String odd = visit("visit-planned", "planned", UUID.randomUUID())
                .replace("\"birthDate\"", "\"shoeSize\": 44, \"birthDate\"");

        Answer answer = send(EMR, odd);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("shoeSize");
    }

    @Test
    void an_EMR_cannot_decide_claims() {
        String answerOfAPayer = """
                {"resourceType": "Bundle", "type": "message", "entry": [{"fullUrl": "urn:uuid:%1$s", "resource": {
                  "resourceType": "MessageHeader", "id": "%1$s",
                  "eventCoding": {"system": "http://nphies.sa/terminology/CodeSystem/ksa-message-events",
                    "code": "claim-response"}, "source": {"endpoint": "urn:x"}}}]}
                """.formatted(UUID.randomUUID());

        Answer answer = send(EMR, answerOfAPayer);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.text()).contains("eventCoding");
    }

    @Test
    void only_systems_with_the_scope_are_let_in() {
        String message = visit("visit-planned", "planned", UUID.randomUUID());

        assertThat(send(READER, message).status()).isEqualTo(403);
        assertThat(send(Tokens.staff(Set.of(Role.ADMIN), SITE), message).status())
                .isEqualTo(403);
        assertThat(http.call("POST", PATH).body(FHIR, message).send().status()).isEqualTo(401);
        assertThat(messagesKept(message)).isZero();
    }

    private Answer send(String token, String message) {
        return http.call("POST", PATH).as(token).body(FHIR, message).send();
    }

    private long messagesKept(String message) {
        String id = message.replaceAll("(?s).*\"MessageHeader\", \"id\": \"([^\"]+)\".*", "$1");
        return sql.sql("select count(*) from inbox_message where external_id = :id")
                .param("id", id)
                .query(Long.class)
                .single();
    }

    private String visit(String event, String status, UUID id) {
        UUID patient = UUID.nameUUIDFromBytes(visit.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return """
                {"resourceType": "Bundle", "id": "%1$s", "type": "message", "timestamp": "2026-07-02T08:00:00Z", "entry": [
                  {"fullUrl": "urn:uuid:%1$s", "resource": {"resourceType": "MessageHeader", "id": "%1$s",
                    "eventCoding": {"system": "urn:mizan:message-event", "code": "%2$s"},
                    "source": {"endpoint": "https://emr.example.org"},
                    "focus": [{"reference": "urn:uuid:e-%4$s"}]}},
                  {"fullUrl": "urn:uuid:%5$s", "resource": {"resourceType": "Patient",
                    "identifier": [{"system": "https://emr.example.org/patient", "value": "%4$s"}],
                    "name": [{"text": "Salma Test"}], "gender": "female", "birthDate": "1985-03-12"}},
                  {"fullUrl": "urn:uuid:e-%4$s", "resource": {"resourceType": "Encounter",
                    "identifier": [{"system": "https://emr.example.org/visit", "value": "%4$s"}], "status": "%3$s",
                    "class": {"system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": "AMB"},
                    "subject": {"reference": "urn:uuid:%5$s"},
                    "period": {"start": "2026-07-02T08:00:00+03:00"}}}]}
                """.formatted(id, event, status, visit, patient);
    }
}
