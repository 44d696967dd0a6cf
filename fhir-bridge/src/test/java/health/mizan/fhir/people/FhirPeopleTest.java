package health.mizan.fhir.people;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.access.Role;
import health.mizan.coverage.CoverageDraft;
import health.mizan.coverage.Coverages;
import health.mizan.facilities.Facilities;
import health.mizan.fhir.Clients;
import health.mizan.fhir.R4;
import health.mizan.masterdata.Change;
import health.mizan.parties.PatientId;
import health.mizan.patients.Patient;
import health.mizan.patients.PatientDraft;
import health.mizan.patients.Registrations;
import health.mizan.payers.Payers;
import health.mizan.plans.Plans;
import health.mizan.testing.ApiTest;
import health.mizan.testing.Http.Answer;
import health.mizan.testing.Organisation;
import health.mizan.testing.People;
import health.mizan.testing.Tokens;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Identified resources through the FHIR door: whole for those who may, not there for all others. */
@Tag("fhir")
class FhirPeopleTest extends ApiTest {

    private static final String EVERYTHING = Clients.of("emr-3", "FHIRPEOPLE");
    private static final String SYSTEM = "https://example.org/fhir/test-number";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String DESK = Tokens.staff(Set.of(Role.FRONT_DESK), "FHIRPEOPLE");
    private static final String EMR =
            Tokens.client("emr", Set.of("FHIRPEOPLE"), "system/Patient.rs", "system/Coverage.rs");
    private static final String OTHER_EMR =
            Tokens.client("other", Set.of("ELSEWHERE"), "system/Patient.rs", "system/Coverage.rs");

    @Autowired
    Facilities facilities;

    @Autowired
    Payers payers;

    @Autowired
    Plans plans;

    @Autowired
    Registrations registrations;

    @Autowired
    Coverages coverages;

    private String number;
    private PatientId patient;
    private String cover;

    @BeforeEach
    void somebodyWithACover() {
        number = "N-" + UUID.randomUUID();
        Organisation.done(facilities.save(Organisation.facility("FHIRPEOPLE"), Organisation.IMPORT));
        Organisation.done(payers.save(Organisation.payer("FHIRCOVER", "insurer"), Organisation.IMPORT));
        Organisation.done(plans.save(Organisation.silver("FHIRCOVER", Organisation.NEW_YEAR), Organisation.IMPORT));
        PatientDraft draft = People.with(
                People.person("سلمى الاختبار", "Salma Test " + number.substring(2, 8), "1985-03"),
                new PatientDraft.Numbered(SYSTEM, number));
        Patient registered = Organisation.done(registrations.save(
                People.MIZAN, draft, new Registrations.File("FHIRPEOPLE", null), Change.creating("test")));
        patient = registered.id();
        CoverageDraft card = new CoverageDraft(
                "FHIRCOVER",
                "SILVER",
                null,
                "M" + number.substring(2, 10),
                null,
                null,
                Organisation.NEW_YEAR,
                null,
                null,
                null);
        cover = Organisation.done(coverages
                        .save(People.MIZAN, patient, card, Change.creating("test"))
                        .orElseThrow())
                .id()
                .toString();
    }

    @Test
    void a_patient_is_read_whole_valid_and_with_a_version_and_the_look_is_written_down() {
        Answer answer = http.get("/fhir/Patient/" + patient).as(EMR).send();

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(R4.errors(answer.text())).isEmpty();
        assertThat(answer.json().path("birthDate").asText()).isEqualTo("1985-03");
        assertThat(answer.json().path("name")).hasSize(2);
        assertThat(answer.header("ETag")).contains("W/\"1\"");
        assertThat(looksAt(patient)).isEqualTo(1);
    }

    @Test
    void a_patient_of_another_site_is_not_there() {
        Answer hidden = http.get("/fhir/Patient/" + patient).as(OTHER_EMR).send();
        Answer never =
                http.get("/fhir/Patient/" + UUID.randomUUID()).as(OTHER_EMR).send();

        assertThat(hidden.status()).isEqualTo(404);
        assertThat(hidden.text().replaceAll("[0-9a-f-]{36}", "id"))
                .isEqualTo(never.text().replaceAll("[0-9a-f-]{36}", "id"));
        assertThat(search(OTHER_EMR, "identifier=" + SYSTEM + "%7C" + number)
                        .json()
                        .path("entry"))
                .isEmpty();
        assertThat(http.get("/fhir/Coverage/" + cover).as(OTHER_EMR).send().status())
                .isEqualTo(404);
        assertThat(http.get("/fhir/Coverage?patient=" + patient)
                        .as(OTHER_EMR)
                        .send()
                        .json()
                        .path("entry"))
                .isEmpty();
    }

    @Test
    void a_patient_is_found_by_number_without_the_number_in_any_address() {
        Answer posted = search(EMR, "identifier=" + SYSTEM + "%7C" + number);
        Answer got = http.get("/fhir/Patient?identifier=" + SYSTEM + "%7C" + number)
                .as(EMR)
                .send();

        assertThat(posted.json().at("/entry/0/resource/id").asText()).isEqualTo(patient.toString());
        assertThat(R4.errors(posted.text())).isEmpty();
        assertThat(posted.json().path("link").toString()).doesNotContain(number);
        assertThat(got.status()).isEqualTo(400);
        assertThat(got.text()).doesNotContain(number);
    }

    @Test
    void the_register_cannot_be_listed() {
        assertThat(http.get("/fhir/Patient").as(DESK).send().status()).isEqualTo(400);
        assertThat(http.get("/fhir/Patient?name=Salma").as(DESK).send().status())
                .isEqualTo(400);
        assertThat(http.get("/fhir/Coverage").as(DESK).send().status()).isEqualTo(400);
        assertThat(http.get("/fhir/Coverage?patient.identifier=x")
                        .as(DESK)
                        .send()
                        .status())
                .isEqualTo(400);
    }

    @Test
    void nor_by_the_way_of_a_batch_or_a_condition() {
        String reader = Tokens.client("reader", Set.of("FHIRPEOPLE"), "system/Bundle.c", "system/*.rs");
        Answer batch = Clients.bundle(http, reader, """
                {"resourceType":"Bundle","type":"batch","entry":[
                  {"request":{"method":"GET","url":"Patient"}},
                  {"request":{"method":"GET","url":"Coverage?status=active"}},
                  {"request":{"method":"GET","url":"Patient?_lastUpdated=gt2020"}}]}""");
        Answer guess = http.call("POST", "/fhir/Patient")
                .as(EVERYTHING)
                .header("If-None-Exist", "_lastUpdated=gt2020")
                .body(Clients.JSON, Clients.patient(SYSTEM, "G" + number, "Guess"))
                .send();

        assertThat(batch.status()).as(batch.text()).isEqualTo(200);
        assertThat(batch.json().findValuesAsText("status")).containsOnly("400");
        assertThat(batch.text()).doesNotContain("birthDate");
        assertThat(guess.status()).isEqualTo(400);
    }

    @Test
    void a_number_of_the_patient_stays_out_of_the_address_of_every_search() {
        String byNumber = "patient:identifier=" + SYSTEM + "%7C" + number;

        Answer got = http.get("/fhir/Encounter?" + byNumber).as(EVERYTHING).send();
        Answer member =
                http.get("/fhir/Coverage?identifier=urn:x%7CM1").as(EVERYTHING).send();
        Answer posted = http.call("POST", "/fhir/Encounter/_search")
                .as(EVERYTHING)
                .body(FORM, byNumber)
                .send();

        assertThat(got.status()).isEqualTo(400);
        assertThat(member.status()).isEqualTo(400);
        assertThat(posted.status()).as(posted.text()).isEqualTo(200);
        assertThat(posted.json().path("link").toString()).doesNotContain(number);
    }

    @Test
    void a_cover_is_read_and_found_by_its_patient() {
        Answer read = http.get("/fhir/Coverage/" + cover).as(DESK).send();
        Answer found =
                http.get("/fhir/Coverage?patient=Patient/" + patient).as(EMR).send();

        assertThat(read.status()).as(read.text()).isEqualTo(200);
        assertThat(R4.errors(read.text())).isEmpty();
        assertThat(read.json().at("/beneficiary/reference").asText()).isEqualTo("Patient/" + patient);
        assertThat(found.json().at("/entry/0/resource/id").asText()).isEqualTo(cover);
        assertThat(R4.errors(found.text())).isEmpty();
    }

    private Answer search(String token, String form) {
        return http.call("POST", "/fhir/Patient/_search")
                .as(token)
                .body(FORM, form)
                .send();
    }

    private int looksAt(PatientId seen) {
        return sql.sql("select count(*) from audit_event where action = 'patient.read' and patient_id = :id")
                .param("id", seen.value())
                .query(Integer.class)
                .single();
    }
}
