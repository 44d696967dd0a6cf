package health.mizan.canary;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.testing.AppTest;
import health.mizan.testing.Http;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One unmistakable patient is registered, read, searched for and mistaken in every way we could think of. Afterwards
 * nothing but the answers to those who may know holds a trace of who it was.
 */
@Tag("walk")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PhiCanaryTest extends AppTest {

    private static final String PASSPORT_SYSTEM = "http://nphies.sa/identifier/passportnumber";

    private static final String PERSON =
            """
            {"name": {"latin": "%s", "arabic": "%s"}, "birth": {"date": "1985-03-12"}, "sex": "female",
             "residency": "visitor", "contact": {"phone": "%s", "email": "%s"},
             "identifiers": [{"system": "http://nphies.sa/identifier/passportnumber", "value": "%s"}]}
            """.formatted(Canary.LATIN, Canary.ARABIC, Canary.PHONE, Canary.EMAIL, Canary.PASSPORT);

    @Autowired
    MeterRegistry figures;

    private final List<Http.Answer> answers = new ArrayList<>();
    private final JdbcClient owner = JdbcClient.create(database.asOwner());
    private LogCapture logs;
    private Http http;
    private String token;
    private String patient;

    @BeforeAll
    void walk() {
        // not earlier: Spring Boot sets up logging anew when it starts
        logs = new LogCapture();
        http = new Http(port);
        token = http.call("POST", "/oauth2/token")
                .body(
                        "application/x-www-form-urlencoded",
                        "grant_type=client_credentials&client_id=demo-emr&client_secret=demo-emr")
                .send()
                .json()
                .path("access_token")
                .asText();

        register();
        use();
        speakFhir();
        mistake();
        breakDown();
    }

    @AfterAll
    void close() {
        logs.close();
    }

    @Test
    void those_who_may_know_are_told() {
        Http.Answer read = http.get("/api/patients/" + patient).as(token).send();

        assertThat(read.status()).isEqualTo(200);
        assertThat(Canary.in(read.text())).isPresent();
    }

    @Test
    void every_kind_of_answer_was_provoked() {
        assertThat(answers.stream().map(Http.Answer::status)).contains(200, 201, 400, 404, 409, 422);
        assertThat(answers.stream().map(Http.Answer::status)).anyMatch(status -> status >= 500);
    }

    @Test
    void no_log_line_knows() {
        assertThat(logs.lines()).isNotEmpty().allSatisfy(line -> assertThat(Canary.in(line))
                .isEmpty());
    }

    @Test
    void no_problem_and_no_header_knows() {
        assertThat(answers).allSatisfy(answer -> {
            assertThat(Canary.in(answer.raw().headers().map().toString())).isEmpty();
            assertThat(answer.status() < 400 || Canary.in(answer.text()).isEmpty())
                    .as(answer.text())
                    .isTrue();
        });
    }

    @Test
    void no_row_of_ours_or_of_the_engine_knows_in_plain_text() {
        DatabaseDump dump = new DatabaseDump(owner);

        assertThat(dump.tables()).contains("billing.patient", "billing.audit_event", "billing.outbox_event");
        assertThat(dump.tables()).anyMatch(table -> table.startsWith("workflow.act_hi_"));
        assertThat(dump.leaks()).isEmpty();
    }

    @Test
    void no_figure_knows() {
        assertThat(figures.getMeters()).isNotEmpty().allSatisfy(figure -> assertThat(
                        Canary.in(figure.getId().toString()))
                .isEmpty());
    }

    @Test
    void each_reading_left_a_row_in_the_audit_log() {
        long rows = owner.sql("select count(*) from billing.audit_event where patient_id = cast(:id as uuid)")
                .param("id", patient)
                .query(Long.class)
                .single();

        assertThat(rows).isGreaterThanOrEqualTo(2);
    }

    private void register() {
        Http.Answer created = send("POST", "/api/patients", body(PERSON));
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        patient = created.json().path("id").asText();
    }

    private void use() {
        send("GET", "/api/patients/" + patient, "");
        send("POST", "/api/patients/search", "{\"text\": \"" + Canary.LATIN + "\"}");
        send("POST", "/api/patients/search", """
                {"identifier": {"system": "http://nphies.sa/identifier/passportnumber", "value": "%s"}}
                """.formatted(Canary.PASSPORT));
    }

    /** The same patient through the other door, asked for rightly and wrongly. */
    private void speakFhir() {
        send("GET", "/fhir/Patient/" + patient, "");
        form("/fhir/Patient/_search", "identifier=" + PASSPORT_SYSTEM + "|" + Canary.PASSPORT);
        form("/fhir/Patient/_search", "address=" + Canary.PASSPORT);
        form("/fhir/Patient/_search", "identifier:of-type=" + Canary.PASSPORT);
        send("GET", "/fhir/Patient/" + Canary.PASSPORT, "");
        send("GET", "/fhir/Patient?_sort=" + Canary.PASSPORT, "");
        send("GET", "/fhir/Patient?cursor=" + Canary.PASSPORT, "");
        send("GET", "/fhir/" + Canary.PASSPORT, "");
        send("GET", "/fhir/Patient/" + patient + "/$" + Canary.PASSPORT, "");
        send("POST", "/fhir/Patient", "{\"resourceType\": \"Patient\", \"id\": \"" + Canary.PASSPORT + "\"}");
    }

    private void form(String path, String fields) {
        answers.add(http.call("POST", path)
                .as(token)
                .body("application/x-www-form-urlencoded", fields)
                .send());
    }

    /** What clients get wrong, each time with the patient in hand. */
    private void mistake() {
        Stream.of(
                        PERSON.substring(0, PERSON.length() / 2),
                        body(PERSON.replace("\"1985-03-12\"", "\"" + Canary.LATIN + "\"")),
                        body(PERSON.replace("\"female\"", "\"" + Canary.LATIN + "\"")),
                        body(PERSON.replace("\"" + Canary.PHONE + "\"", "\"" + Canary.LATIN + "\"")),
                        body(PERSON.replace("\"" + Canary.EMAIL + "\"", "\"" + Canary.LATIN + "\"")),
                        body(PERSON.replace("\"sex\"", "\"" + Canary.LATIN + "\"")),
                        body(PERSON.replace("{\"date\": \"1985-03-12\"}", "\"" + Canary.LATIN + "\"")),
                        body(PERSON).replace("RUH", Canary.PASSPORT),
                        "[\"" + Canary.ARABIC + "\"]",
                        "\"" + Canary.LATIN + "\"",
                        // the same passport for somebody else
                        body(PERSON.replace("1985", "1986")))
                .forEach(json -> send("POST", "/api/patients", json));
        send("GET", "/api/patients/" + Canary.PASSPORT, "");
        send("GET", "/api/" + Canary.PASSPORT, "");
        send("PUT", "/api/patients/" + patient, PERSON);
        send(
                "POST",
                "/api/patients/search",
                "{\"text\": \"" + Canary.LATIN + "\", \"cursor\": \"" + Canary.LATIN + "\"}");
        send("POST", "/api/patients/" + patient + "/coverages", "{\"memberNumber\": \"" + Canary.MEMBER + "\"}");
        answers.add(http.post("/api/patients", body(PERSON)).send());
        answers.add(http.post("/api/patients", body(PERSON)).as(Canary.LATIN).send());
        answers.add(http.call("POST", "/api/patients")
                .body("text/plain", Canary.LATIN)
                .header("Authorization", "Bearer " + token)
                .send());
    }

    /** The database fails under us with the patient in hand. */
    private void breakDown() {
        owner.sql("alter table billing.patient rename to patient_gone").update();
        try {
            send("POST", "/api/patients", body(PERSON.replace(Canary.PASSPORT, Canary.PASSPORT + "1")));
            send("GET", "/api/patients/" + patient, "");
            send("GET", "/fhir/Patient/" + patient, "");
        } finally {
            owner.sql("alter table billing.patient_gone rename to patient").update();
        }
    }

    private Http.Answer send(String method, String path, String json) {
        Http.Call call = http.call(method, path).as(token).once();
        Http.Answer answer = json.isEmpty()
                ? call.send()
                : call.body("application/json", json).send();
        answers.add(answer);
        return answer;
    }

    private static String body(String person) {
        return "{\"patient\": " + person + ", \"registration\": {\"facility\": \"RUH\"}}";
    }
}
