package health.mizan.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.mizan.access.Role;
import health.mizan.access.RouteRule;
import health.mizan.facilities.Facilities;
import health.mizan.facilities.PractitionerDraft;
import health.mizan.facilities.Practitioners;
import health.mizan.payers.Payers;
import health.mizan.testing.ApiTest;
import health.mizan.testing.Http.Answer;
import health.mizan.testing.Organisation;
import health.mizan.testing.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The FHIR server through its door, with real tokens and a real database. */
@Tag("fhir")
class FhirDoorTest extends ApiTest {

    private static final String DESK = Tokens.staff(Set.of(Role.FRONT_DESK), "FHIRSITE");
    private static final String EMR =
            Tokens.client("emr", Set.of("FHIRSITE"), "system/Organization.crs", "system/Practitioner.rs");

    @Autowired
    Facilities facilities;

    @Autowired
    Payers payers;

    @Autowired
    Practitioners practitioners;

    private String site;
    private String payer;
    private String person;

    @BeforeEach
    void clinic() {
        site = Organisation.done(facilities.save(Organisation.facility("FHIRSITE"), Organisation.IMPORT))
                .id()
                .toString();
        payer = Organisation.done(payers.save(Organisation.payer("FHIRPAY", "insurer"), Organisation.IMPORT))
                .id()
                .toString();
        for (int i = 0; i < 3; i++) {
            Organisation.done(payers.save(Organisation.payer("FHIRPAY" + i, "tpa"), Organisation.IMPORT));
        }
        PractitionerDraft draft = new PractitionerDraft(
                "FHIR-P1",
                "Dr Test",
                "د. اختبار",
                "FHIR-LIC",
                "paediatrics",
                List.of("FHIRSITE"),
                Organisation.NEW_YEAR,
                null);
        person = Organisation.done(practitioners.save(draft, Organisation.IMPORT, Organisation.MIZAN))
                .id()
                .toString();
    }

    @Test
    void every_line_of_the_table_is_shut_to_nobody_and_to_scopes_of_other_types() {
        for (RouteRule rule : FhirRoutes.rules()) {
            if (rule.access().open()) {
                continue;
            }
            String path =
                    rule.pattern().replace("{id}", UUID.randomUUID().toString()).replace("{version}", "1");
            assertOutcome(http.call(rule.method(), path).send(), 401, "login");
            assertOutcome(
                    http.call(rule.method(), path)
                            .as(Tokens.client("system/Slot.cruds"))
                            .send(),
                    403,
                    "forbidden");
            if (!rule.access().roles().contains(Role.PATIENT)) {
                assertOutcome(
                        http.call(rule.method(), path)
                                .as(Tokens.patient("somebody"))
                                .send(),
                        403,
                        "forbidden");
            }
        }
    }

    @Test
    void organizations_are_read_with_their_version() {
        Answer payerRead = http.get("/fhir/Organization/" + payer).as(EMR).send();
        Answer siteRead =
                http.get("/fhir/Organization/" + site + "?_format=xml").as(DESK).send();

        assertThat(payerRead.status()).isEqualTo(200);
        assertThat(R4.errors(payerRead.text())).isEmpty();
        assertThat(payerRead.header("ETag")).contains("W/\"1\"");
        assertThat(siteRead.text()).startsWith("<Organization");
        assertThat(R4.errors(siteRead.text())).isEmpty();
        Answer unchanged = http.get("/fhir/Organization/" + payer)
                .as(EMR)
                .header("If-None-Match", "W/\"1\"")
                .send();
        assertThat(unchanged.status()).isEqualTo(304);
    }

    @Test
    void a_search_by_number_finds_one_and_by_another_none() {
        assertThat(total("Organization?identifier=urn:mizan:payer-code%7CFHIRPAY"))
                .isEqualTo(1);
        assertThat(total("Organization?identifier=urn:mizan:facility-code%7CFHIRSITE"))
                .isEqualTo(1);
        assertThat(total("Organization?identifier=urn:mizan:payer-code%7CNOBODY"))
                .isZero();
        assertThat(total("Organization?_id=" + payer)).isEqualTo(1);
        assertThat(total("Organization?_id=" + payer + "&identifier=urn:mizan:payer-code%7COTHER"))
                .isZero();
        assertThat(total("Location?identifier=urn:mizan:facility-code%7CFHIRSITE"))
                .isEqualTo(1);
        assertThat(total("Practitioner?identifier=urn:mizan:practitioner-licence%7CFHIR-LIC"))
                .isEqualTo(1);
        assertOutcome(http.get("/fhir/Organization?identifier=FHIRPAY").as(DESK).send(), 400, "structure");
        assertOutcome(http.get("/fhir/Organization?_id:not=" + payer).as(DESK).send(), 400, "structure");
        assertOutcome(
                http.get("/fhir/Organization?nonsense=x")
                        .as(DESK)
                        .header("Prefer", "handling=strict")
                        .send(),
                400,
                "structure");
    }

    @Test
    void a_search_may_also_be_posted() {
        Answer answer = http.call("POST", "/fhir/Organization/_search")
                .as(EMR)
                .body("application/x-www-form-urlencoded", "identifier=urn:mizan:payer-code%7CFHIRPAY")
                .send();

        assertThat(answer.json().at("/entry/0/resource/id").asText()).isEqualTo(payer);
    }

    @Test
    void pages_follow_one_another_without_gap_or_repeat() {
        List<String> ids = new ArrayList<>();
        String next = "/fhir/Organization?_count=2";
        while (next != null) {
            Answer page = http.get(next).as(EMR).send();
            assertThat(R4.errors(page.text())).isEmpty();
            page.json()
                    .path("entry")
                    .forEach(entry -> ids.add(entry.at("/resource/id").asText()));
            next = null;
            for (JsonNode link : page.json().path("link")) {
                if (link.path("relation").asText().equals("next")) {
                    next = link.path("url").asText().replaceFirst("^https?://[^/]+", "");
                }
            }
        }

        assertThat(ids).doesNotHaveDuplicates().contains(payer, site).hasSizeGreaterThanOrEqualTo(5);
    }

    @Test
    void a_practitioner_is_seen_from_the_same_facility_only() {
        String elsewhere = Tokens.client("other", Set.of("ELSEWHERE"), "system/Practitioner.rs");

        assertThat(http.get("/fhir/Practitioner/" + person).as(EMR).send().status())
                .isEqualTo(200);
        assertOutcome(http.get("/fhir/Practitioner/" + person).as(elsewhere).send(), 404, "not-found");
        assertThat(http.get("/fhir/Practitioner?_id=" + person)
                        .as(elsewhere)
                        .send()
                        .json()
                        .path("entry"))
                .isEmpty();
    }

    @Test
    void what_the_server_does_not_do_it_says_in_its_own_words() {
        assertOutcome(http.delete("/fhir/Organization/" + payer).as(EMR).send(), 405, "not-supported");
        assertOutcome(http.get("/fhir/Organization/not-an-id").as(EMR).send(), 404, "not-found");
        assertOutcome(http.get("/fhir/Slot/1").as(EMR).send(), 404, "not-found");
        assertOutcome(http.get("/fhir/").as(EMR).send(), 404, "not-found");
        assertOutcome(
                http.call("POST", "/fhir/Organization")
                        .as(EMR)
                        .body("text/plain", "x")
                        .send(),
                415,
                "not-supported");
        assertOutcome(http.get("/fhir/Organization?_cursor=broken").as(EMR).send(), 400, "structure");
        Answer xml = http.delete("/fhir/Organization/" + payer)
                .as(EMR)
                .header("Accept", "application/fhir+xml")
                .send();
        assertThat(xml.text()).startsWith("<OperationOutcome");
        assertThat(R4.errors(xml.text())).isEmpty();
    }

    @Test
    void a_bomb_gets_an_outcome_from_before_any_parser() {
        Answer known = http.call("POST", "/fhir/Organization/_search")
                .as(EMR)
                .body("application/fhir+json", "{\"value\":1e999999999}")
                .send();
        Answer unknown = http.call("POST", "/fhir/Organization/_search")
                .body("application/fhir+json", "{\"value\":1e999999999}")
                .send();

        assertOutcome(known, 400, "structure");
        assertThat(known.text()).contains("line 1");
        assertOutcome(unknown, 401, "login");
    }

    @Test
    void sign_in_addresses_wait_for_the_identity_server() {
        // The issuer of these tests has no address; the whole application's test sees the addresses themselves.
        Answer answer = http.get("/fhir/.well-known/smart-configuration").send();

        assertOutcome(answer, 503, "transient");
    }

    private int total(String search) {
        Answer answer = http.get("/fhir/" + search).as(DESK).send();
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(R4.errors(answer.text())).isEmpty();
        return answer.json().path("entry").size();
    }

    private static void assertOutcome(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.json().path("resourceType").asText()).isEqualTo("OperationOutcome");
        assertThat(answer.json().at("/issue/0/code").asText()).isEqualTo(code);
        assertThat(answer.text()).doesNotContain("HAPI-", "Exception", "at health.mizan");
        assertThat(R4.errors(answer.text())).isEmpty();
    }
}
