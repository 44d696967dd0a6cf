package health.mizan.fhir.bundles;

import static health.mizan.fhir.Clients.bundle;
import static health.mizan.fhir.Clients.fresh;
import static health.mizan.fhir.Clients.idOfEntry;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.mizan.facilities.Facilities;
import health.mizan.fhir.Clients;
import health.mizan.fhir.R4;
import health.mizan.testing.ApiTest;
import health.mizan.testing.Http.Answer;
import health.mizan.testing.Organisation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Batches, and appointments that come before their visits. */
@Tag("fhir")
class FhirBundlesTest extends ApiTest {

    private static final String EMR = Clients.of("emr", "FHIRV");

    @Autowired
    Facilities facilities;

    private String number;

    @BeforeEach
    void site() {
        Organisation.done(facilities.save(Organisation.facility("FHIRV"), Organisation.IMPORT));
        number = fresh();
    }

    @Test
    void a_batch_answers_each_entry_for_itself() {
        Answer answer =
                bundle(http, EMR, """
                {"resourceType":"Bundle","type":"batch","entry":[
                  {"resource":%s,"request":{"method":"POST","url":"Patient"}},
                  {"resource":{"resourceType":"Patient"},"request":{"method":"POST","url":"Patient"}},
                  {"request":{"method":"GET","url":"Patient/unknown"}},
                  {"request":{"method":"PATCH","url":"Patient/unknown"}},
                  {"request":{"method":"POST","url":"ValueSet/$lookup"}}]}
                """.formatted(Clients.patient("https://emr.example.org/patient", number, "Batch")));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().findValuesAsText("status"))
                .satisfiesExactly(
                        one -> assertThat(one).startsWith("201"),
                        two -> assertThat(two).startsWith("422"),
                        three -> assertThat(three).startsWith("404"),
                        four -> assertThat(four).startsWith("405"),
                        five -> assertThat(five).startsWith("400"));
        assertThat(R4.errors(answer.text())).isEmpty();
    }

    @Test
    void a_booked_appointment_opens_a_visit_that_the_encounter_then_is() {
        JsonNode first =
                sent("""
                {"resourceType":"Bundle","type":"transaction","entry":[
                  {"fullUrl":"urn:uuid:11111111-1111-4111-8111-111111111111","resource":%s,
                   "request":{"method":"POST","url":"Patient"}},
                  {"fullUrl":"urn:uuid:22222222-2222-4222-8222-222222222222",
                   "resource":{"resourceType":"Appointment","status":"booked","start":"2026-08-01T09:00:00+03:00",
                     "end":"2026-08-01T09:20:00+03:00",
                     "identifier":[{"system":"https://emr.example.org/slot","value":"%s"}],
                     "participant":[{"status":"accepted","actor":{
                       "reference":"urn:uuid:11111111-1111-4111-8111-111111111111"}}]},
                   "request":{"method":"POST","url":"Appointment"}}]}
                """.formatted(Clients.patient("https://emr.example.org/patient", number, "Booked"), number));
        String appointment = idOfEntry(first, 1);
        Answer encounter =
                Clients.create(http, EMR, "Encounter", """
                {"resourceType":"Encounter","status":"arrived","class":{"code":"AMB"},
                 "identifier":[{"system":"https://emr.example.org/encounter","value":"%s"}],
                 "subject":{"reference":"Patient/%s"},"appointment":[{"reference":"Appointment/%s"}]}
                """.formatted(number, idOfEntry(first, 0), appointment));

        assertThat(encounter.status()).as(encounter.text()).isEqualTo(201);
        assertThat(Clients.id(encounter)).isEqualTo(appointment);
    }

    private JsonNode sent(String body) {
        Answer answer = bundle(http, EMR, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(R4.errors(answer.text())).isEmpty();
        return answer.json();
    }
}
