package health.mizan.fhir.visits;

import static health.mizan.fhir.Clients.create;
import static health.mizan.fhir.Clients.fresh;
import static health.mizan.fhir.Clients.id;
import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.facilities.Facilities;
import health.mizan.fhir.Clients;
import health.mizan.testing.ApiTest;
import health.mizan.testing.Http.Answer;
import health.mizan.testing.Organisation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A patient with a file at two sites: both know who it is, neither sees what happened at the other. */
@Tag("fhir")
class VisitsOfOtherSitesTest extends ApiTest {

    private static final String HERE = Clients.of("emr", "FHIRHERE");
    private static final String THERE = Clients.of("emr-2", "FHIRTHERE");
    private static final String SYSTEM = "https://emr.example.org/patient";

    @Autowired
    Facilities facilities;

    private String patient;
    private String finding;

    @BeforeEach
    void aPatientOfBothSites() {
        Organisation.done(facilities.save(Organisation.facility("FHIRHERE"), Organisation.IMPORT));
        Organisation.done(facilities.save(Organisation.facility("FHIRTHERE"), Organisation.IMPORT));
        String number = fresh();
        patient = id(made(create(http, HERE, "Patient", Clients.patient(SYSTEM, number, "Both"))));
        sql.sql("""
                        insert into patient_registration
                        select (json_populate_record(r, json_build_object('facility_id', f.id))).*
                          from patient_registration r, facility f
                         where r.patient_id = :patient::uuid and f.code = 'FHIRTHERE'
                        """).param("patient", patient).update();
        finding = id(made(create(http, HERE, "Condition", """
                {"resourceType":"Condition","identifier":[{"system":"https://emr.example.org/finding","value":"%s"}],
                 "code":{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10-am","code":"E11.9"}]},
                 "subject":{"reference":"Patient/%s"}}
                """.formatted(number, patient))));
    }

    @Test
    void who_the_patient_is_is_known_at_both() {
        assertThat(http.get("/fhir/Patient/" + patient).as(HERE).send().status())
                .isEqualTo(200);
        assertThat(http.get("/fhir/Patient/" + patient).as(THERE).send().status())
                .isEqualTo(200);
    }

    @Test
    void what_was_found_at_one_site_is_seen_there_only() {
        assertThat(http.get("/fhir/Condition/" + finding).as(HERE).send().status())
                .isEqualTo(200);

        assertThat(http.get("/fhir/Condition/" + finding).as(THERE).send().status())
                .isEqualTo(404);
        assertThat(http.get("/fhir/Condition/" + finding + "/_history")
                        .as(THERE)
                        .send()
                        .status())
                .isEqualTo(404);
        assertThat(http.get("/fhir/Condition?patient=Patient/" + patient)
                        .as(THERE)
                        .send()
                        .json()
                        .path("entry"))
                .isEmpty();
    }

    private static Answer made(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer;
    }
}
