package health.mizan.fhir.searching;

import static health.mizan.fhir.Clients.JSON;
import static health.mizan.fhir.Clients.create;
import static health.mizan.fhir.Clients.fresh;
import static health.mizan.fhir.Clients.id;
import static health.mizan.fhir.Clients.patient;
import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.facilities.Facilities;
import health.mizan.fhir.Clients;
import health.mizan.fhir.R4;
import health.mizan.testing.ApiTest;
import health.mizan.testing.Http.Answer;
import health.mizan.testing.Organisation;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What was kept is found again, page by page. */
@Tag("fhir")
class FhirSearchesTest extends ApiTest {

    private static final String SYSTEM = "https://emr.example.org/patient";
    private static final String EMR = Clients.of("emr", "FHIRW");
    private static final String ELSEWHERE = Clients.of("emr-2", "FHIRX");

    @Autowired
    Facilities facilities;

    @BeforeEach
    void sites() {
        Organisation.done(facilities.save(Organisation.facility("FHIRW"), Organisation.IMPORT));
        Organisation.done(facilities.save(Organisation.facility("FHIRX"), Organisation.IMPORT));
    }

    @Test
    void a_directory_entry_is_kept_found_by_name_and_changed_only_by_those_who_sent_it() {
        String number = fresh();
        String body = """
                {"resourceType":"Organization","identifier":[{"system":"https://emr.example.org/org","value":"%s"}],
                 "active":true,"name":"Clinic of %s"}""".formatted(number, number);
        String id = id(create(http, EMR, "Organization", body));

        Answer found = http.get("/fhir/Organization?name=clinic%20of%20" + number.toLowerCase(java.util.Locale.ROOT))
                .as(ELSEWHERE)
                .send();
        Answer meddling = http.call("PUT", "/fhir/Organization/" + id)
                .as(ELSEWHERE)
                .body(JSON, body.replaceFirst("\\{", "{\"id\":\"" + id + "\",").replace("Clinic", "Hospital"))
                .send();

        assertThat(found.json().at("/entry/0/resource/id").asText())
                .as(found.text())
                .isEqualTo(id);
        assertThat(R4.errors(found.text())).isEmpty();
        assertThat(meddling.status()).isEqualTo(403);
    }

    @Test
    void pages_of_a_search_follow_one_another_while_rows_are_inserted() {
        String patient = id(create(http, EMR, "Patient", patient(SYSTEM, fresh(), "Pages")));
        for (int i = 0; i < 5; i++) {
            observe(patient);
        }
        Set<String> seen = new java.util.HashSet<>();
        String next = "/fhir/Observation?patient=" + patient + "&_count=2&nonsense=1";
        int pages = 0;
        while (next != null) {
            Answer page = http.get(next).as(EMR).send();
            assertThat(page.status()).as(page.text()).isEqualTo(200);
            page.json()
                    .path("entry")
                    .forEach(entry -> seen.add(entry.at("/resource/id").asText()));
            assertThat(page.json().at("/link/0/url").asText()).doesNotContain("nonsense");
            next = null;
            for (var link : page.json().path("link")) {
                if (link.path("relation").asText().equals("next")) {
                    next = link.path("url").asText().replaceFirst("^https?://[^/]+", "");
                }
            }
            if (pages++ == 0) {
                observe(patient);
            }
        }

        assertThat(seen).hasSize(6);
        assertThat(http.get("/fhir/Observation?patient=" + patient + "&nonsense=1")
                        .as(EMR)
                        .header("Prefer", "handling=strict")
                        .send()
                        .status())
                .isEqualTo(400);
    }

    private void observe(String patient) {
        Answer made = create(http, EMR, "Observation", """
                {"resourceType":"Observation","status":"final","code":{"text":"x"},"subject":{"reference":"Patient/%s"}}
                """.formatted(patient));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
    }
}
