package health.mizan.fhir.bundles;

import static health.mizan.fhir.Clients.JSON;
import static health.mizan.fhir.Clients.create;
import static health.mizan.fhir.Clients.fresh;
import static health.mizan.fhir.Clients.id;
import static health.mizan.fhir.Clients.patient;
import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.access.Role;
import health.mizan.facilities.Facilities;
import health.mizan.fhir.Clients;
import health.mizan.fhir.R4;
import health.mizan.parties.PatientId;
import health.mizan.patients.Patients;
import health.mizan.testing.ApiTest;
import health.mizan.testing.Http.Answer;
import health.mizan.testing.Organisation;
import health.mizan.testing.People;
import health.mizan.testing.Together;
import health.mizan.testing.Tokens;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** One resource at a time through the FHIR door, written and read back. */
@Tag("fhir")
class FhirWritesTest extends ApiTest {

    private static final String SYSTEM = "https://emr.example.org/patient";
    private static final String EMR = Clients.of("emr", "FHIRW");
    private static final String ELSEWHERE = Clients.of("emr-2", "FHIRX");

    @Autowired
    Facilities facilities;

    @Autowired
    Patients patients;

    @BeforeEach
    void sites() {
        Organisation.done(facilities.save(Organisation.facility("FHIRW"), Organisation.IMPORT));
        Organisation.done(facilities.save(Organisation.facility("FHIRX"), Organisation.IMPORT));
    }

    @Test
    void what_is_created_is_registered_and_read_back_as_it_came() {
        String number = fresh();
        Answer created = create(http, EMR, "Patient", patient(SYSTEM, number, "Created"));

        assertThat(created.status()).as(created.text()).isEqualTo(201);
        String id = id(created);
        assertThat(created.header("Location").orElseThrow()).endsWith("/fhir/Patient/" + id + "/_history/1");
        assertThat(created.header("ETag")).contains("W/\"1\"");
        assertThat(R4.errors(created.text())).isEmpty();
        Answer read = http.get("/fhir/Patient/" + id).as(EMR).send();
        assertThat(read.json().at("/telecom/0/value").asText()).isEqualTo("0551234567");
        var registered =
                patients.find(People.MIZAN, new PatientId(UUID.fromString(id))).orElseThrow();
        assertThat(registered.details().contact().phone().reveal()).isEqualTo("+966551234567");
        assertThat(registered.registrations()).hasSize(1);
    }

    @Test
    void a_patient_without_what_billing_needs_is_refused_by_element_in_two_languages() {
        Answer refused = create(http, EMR, "Patient", """
                {"resourceType":"Patient","identifier":[{"system":"http://nphies.sa/identifier/nationalid","value":"77"}]}
                """);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text())
                .contains("Patient.birthDate", "Patient.name", "Patient.identifier[0].value", "تاريخ الميلاد")
                .doesNotContain("\"77\"");
        assertThat(R4.errors(refused.text())).isEmpty();
    }

    @Test
    void versions_are_kept_and_a_stale_change_is_refused() {
        String number = fresh();
        String id = id(create(http, EMR, "Patient", patient(SYSTEM, number, "First")));
        String second = patient(SYSTEM, number, "Second").replaceFirst("\\{", "{\"id\":\"" + id + "\",");

        Answer updated = put(id, second, "W/\"1\"");
        Answer stale = put(id, second.replace("Second", "Third"), "W/\"1\"");
        Answer same = put(id, second, null);
        Answer first = http.get("/fhir/Patient/" + id + "/_history/1").as(EMR).send();
        Answer history = http.get("/fhir/Patient/" + id + "/_history").as(EMR).send();

        assertThat(updated.status()).as(updated.text()).isEqualTo(200);
        assertThat(updated.header("ETag")).contains("W/\"2\"");
        assertThat(stale.status()).isEqualTo(412);
        assertThat(same.header("ETag")).contains("W/\"2\"");
        assertThat(first.json().at("/name/0/family").asText()).isEqualTo("First");
        assertThat(history.json().path("entry")).hasSize(2);
        assertThat(history.json().at("/entry/0/resource/name/0/family").asText())
                .isEqualTo("Second");
        assertThat(R4.errors(history.text())).isEmpty();
        assertThat(http.get("/fhir/Patient/" + id + "/_history/9")
                        .as(EMR)
                        .send()
                        .status())
                .isEqualTo(404);
        assertThat(http.get("/fhir/Patient/" + id)
                        .as(EMR)
                        .header("If-None-Match", "W/\"2\"")
                        .send()
                        .status())
                .isEqualTo(304);
    }

    @Test
    void an_update_names_a_resource_that_is_there_and_itself() {
        String id = id(create(http, EMR, "Patient", patient(SYSTEM, fresh(), "Named")));
        String other = patient(SYSTEM, fresh(), "Named").replaceFirst("\\{", "{\"id\":\"other\",");

        assertThat(put(id, other, null).status()).isEqualTo(400);
        Answer chosen = put("my-own", patient(SYSTEM, fresh(), "Own").replaceFirst("\\{", "{\"id\":\"my-own\","), null);
        assertThat(chosen.status()).as(chosen.text()).isEqualTo(405);
        assertThat(http.delete("/fhir/Patient/" + id).as(EMR).send().status()).isEqualTo(405);
    }

    @Test
    void what_exists_is_not_created_again() {
        String number = fresh();
        String body = patient(SYSTEM, number, "Once");
        String unless = "identifier=" + SYSTEM + "|" + number;

        Answer first = createUnless(EMR, body, unless);
        Answer second = createUnless(EMR, body.replace("Once", "Twice"), unless);
        Answer plain = create(http, EMR, "Patient", body);

        assertThat(first.status()).as(first.text()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(200);
        assertThat(id(second)).isEqualTo(id(first));
        assertThat(second.text()).doesNotContain("Twice");
        assertThat(plain.status()).as(plain.text()).isEqualTo(409);
        assertThat(plain.text()).contains("Patient.identifier").doesNotContain(number);
    }

    @Test
    void a_client_that_may_only_create_does_not_read_what_it_finds() {
        String number = fresh();
        String unless = "identifier=" + SYSTEM + "|" + number;
        String id = id(create(http, EMR, "Patient", patient(SYSTEM, number, "Known")));

        Answer found = createUnless(
                Tokens.client("desk-import", Set.of("FHIRW"), "system/Patient.c"),
                patient(SYSTEM, number, "Guess"),
                unless);

        assertThat(found.status()).as(found.text()).isEqualTo(200);
        assertThat(found.header("Location").orElseThrow()).contains(id);
        assertThat(found.text()).doesNotContain("Known", "1985-03-12");
    }

    @Test
    void eight_at_once_create_one() throws Exception {
        String number = fresh();
        String body = patient(SYSTEM, number, "Race");

        List<Answer> answers =
                Together.times(8, n -> () -> createUnless(EMR, body, "identifier=" + SYSTEM + "|" + number));

        assertThat(answers).extracting(Answer::status).containsOnlyOnce(201).containsOnly(200, 201);
        assertThat(answers).extracting(Clients::id).containsOnly(id(answers.getFirst()));
    }

    @Test
    void another_site_sees_nothing_until_it_proves_whom_it_has_before_it() {
        String number = fresh();
        String body = patient(SYSTEM, number, "Shared");
        String id = id(create(http, EMR, "Patient", body));

        Answer before = http.get("/fhir/Patient/" + id).as(ELSEWHERE).send();
        Answer wrong = create(http, ELSEWHERE, "Patient", body.replace("1985-03-12", "1970-01-01"));
        Answer admitted = create(http, ELSEWHERE, "Patient", body);

        assertThat(before.status()).isEqualTo(404);
        assertThat(wrong.status()).isEqualTo(409);
        assertThat(admitted.status()).as(admitted.text()).isEqualTo(201);
        assertThat(id(admitted)).isEqualTo(id);
        assertThat(http.get("/fhir/Patient/" + id).as(ELSEWHERE).send().status())
                .isEqualTo(200);
    }

    @Test
    void what_is_not_understood_is_refused_by_name_and_not_skipped() {
        Answer unknown = create(
                http, EMR, "Patient", patient(SYSTEM, fresh(), "X").replaceFirst("\\{", "{\"bloodType\":\"A\","));
        Answer code = create(http, EMR, "Patient", patient(SYSTEM, fresh(), "X").replace("female", "feminine"));
        Answer shape = create(http, EMR, "Encounter", "{\"resourceType\":\"Encounter\",\"status\":\"planned\"}");
        Answer empty = create(http, EMR, "Patient", "{}");
        Answer wrong = create(http, EMR, "Patient", "{\"resourceType\":\"Organization\",\"name\":\"x\"}");

        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.text()).contains("bloodType");
        assertThat(code.status()).isEqualTo(400);
        assertThat(code.text()).doesNotContain("feminine");
        assertThat(shape.status()).isEqualTo(422);
        assertThat(shape.text()).contains("Encounter.class");
        assertThat(empty.status()).isEqualTo(400);
        assertThat(wrong.status()).isEqualTo(400);
    }

    @Test
    void what_may_be_deleted_is_gone_and_its_number_free_again() {
        String number = fresh();
        String patient = id(create(http, EMR, "Patient", patient(SYSTEM, number, "Gone")));
        String body = """
                {"resourceType":"Appointment","identifier":[{"system":"https://emr.example.org/slot","value":"%s"}],
                 "status":"proposed","participant":[{"actor":{"reference":"Patient/%s"},"status":"accepted"}]}
                """.formatted(number, patient);
        String id = id(create(http, EMR, "Appointment", body));

        Answer deleted = http.delete("/fhir/Appointment/" + id).as(EMR).send();
        Answer read = http.get("/fhir/Appointment/" + id).as(EMR).send();
        Answer before =
                http.get("/fhir/Appointment/" + id + "/_history/1").as(EMR).send();

        assertThat(deleted.status()).as(deleted.text()).isBetween(200, 204);
        assertThat(read.status()).isEqualTo(410);
        assertThat(R4.errors(read.text())).isEmpty();
        assertThat(before.status()).isEqualTo(200);
        assertThat(http.get("/fhir/Appointment?patient=" + patient)
                        .as(EMR)
                        .send()
                        .json()
                        .path("entry"))
                .isEmpty();
        assertThat(create(http, EMR, "Appointment", body).status()).isEqualTo(201);
    }

    @Test
    void people_read_and_do_not_write() {
        String desk = Tokens.staff(Set.of(Role.FRONT_DESK), "FHIRW");

        assertThat(create(http, desk, "Patient", patient(SYSTEM, fresh(), "X")).status())
                .isEqualTo(403);
        assertThat(http.get("/fhir/Observation?patient=" + UUID.randomUUID())
                        .as(desk)
                        .send()
                        .status())
                .isEqualTo(403);
    }

    private Answer put(String id, String body, String ifMatch) {
        var call = http.call("PUT", "/fhir/Patient/" + id).as(EMR).body(JSON, body);
        return (ifMatch == null ? call : call.header("If-Match", ifMatch)).send();
    }

    private Answer createUnless(String token, String body, String unless) {
        return http.call("POST", "/fhir/Patient")
                .as(token)
                .header("If-None-Exist", unless)
                .body(JSON, body)
                .send();
    }
}
