package health.mizan.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.mizan.access.Role;
import health.mizan.access.RouteRule;
import health.mizan.facilities.Facilities;
import health.mizan.testing.ApiTest;
import health.mizan.testing.Http.Answer;
import health.mizan.testing.Organisation;
import health.mizan.testing.Tokens;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Every interaction that the CapabilityStatement promises, on an object of every type, asked by everybody who has the
 * right to the type but not to the object: the answer is the one for an id that was never issued, and nothing changes.
 */
@Tag("fhir")
class FhirSightTest extends ApiTest {

    private static final String ELSEWHERE = "FHIRELSE";

    /** The clinic's own directory, which belongs to no patient: whoever may read the type sees all of it. */
    private static final Set<String> DIRECTORY =
            Set.of("Organization", "Location", "Practitioner", "PractitionerRole", "Medication");

    @Autowired
    BeanFactory beans;

    @Autowired
    Facilities facilities;

    /** One object of each type, of one patient at one site. */
    private final Map<String, String> objects = new LinkedHashMap<>();

    private GoldenVisit visit;

    @Test
    void what_is_out_of_sight_is_answered_like_what_never_was() {
        everyTypeHasAnObject();
        Map<String, String> before = seenByItsOwn();

        List<String> differences = new ArrayList<>();
        int asked = 0;
        for (JsonNode resource : promised()) {
            String type = resource.path("type").asText();
            if (DIRECTORY.contains(type)) {
                continue;
            }
            for (FhirAsk ask : FhirAsk.of(resource, visit.patient(), before.get(type))) {
                for (Map.Entry<String, String> stranger : strangers().entrySet()) {
                    asked++;
                    Answer real = ask.send(http, stranger.getValue(), objects.get(type), visit.patient());
                    String nobody = UUID.randomUUID().toString();
                    Answer never = ask.send(
                            http, stranger.getValue(), nobody, UUID.randomUUID().toString());
                    if (!same(real, never) || real.status() >= 500 || tells(real)) {
                        differences.add(ask.name() + " " + type + " by " + stranger.getKey() + ": " + real.status()
                                + " " + bare(real) + "\n    never issued: " + never.status() + " " + bare(never));
                    }
                }
            }
        }

        assertThat(differences).isEmpty();
        assertThat(asked).isGreaterThan(1_000);
        assertThat(seenByItsOwn()).isEqualTo(before);
    }

    @Test
    void messages_and_transactions_about_others_objects_fare_like_those_about_nothing() {
        everyTypeHasAnObject();
        Map<String, String> before = seenByItsOwn();
        String stranger = Clients.of("emr-of-elsewhere", ELSEWHERE);

        for (String body : List.of(about("Condition", ""), about("ServiceRequest", """
                "status":"active","intent":"order","code":{"text":"x"},"""), about("Encounter", """
                "status":"planned","class":{"code":"AMB"},"""))) {
            String real = body.replace("PATIENT", visit.patient());
            String never = body.replace("PATIENT", UUID.randomUUID().toString());
            for (boolean message : List.of(true, false)) {
                Answer toReal = told(stranger, real, message);
                Answer toNever = told(stranger, never, message);
                assertThat(bare(toReal)).as(body).isEqualTo(bare(toNever));
                assertThat(toReal.status()).isEqualTo(toNever.status());
                Answer lawful = told(GoldenVisit.EMR, real, message);
                assertThat(bare(lawful)).as("the lawful twin").isNotEqualTo(bare(toReal));
                assertThat(lawful.status()).isEqualTo(200);
            }
        }
        assertThat(seenByItsOwn()).isEqualTo(before);
    }

    @Test
    void a_payer_decides_no_claim_of_another_payer() {
        everyTypeHasAnObject();
        String other = Tokens.client("payer-redsea", Set.of("RUH"), "system/*.cruds");
        Answer real = Messages.send(http, other, decision(visit.submission()));
        Answer never = Messages.send(http, other, decision(UUID.randomUUID()));

        assertThat(bare(real)).isEqualTo(bare(never));
        assertThat(visit.decisions()).hasSize(1);
    }

    private static String decision(UUID submission) {
        return Messages.of(Messages.NPHIES, "claim-response", Messages.entry("""
                {"resourceType":"ClaimResponse","status":"active","type":{"text":"professional"},"use":"claim",
                 "patient":{"display":"x"},"created":"2026-07-02T10:00:00Z","insurer":{"display":"x"},"outcome":"complete",
                 "request":{"identifier":{"system":"urn:mizan:claim","value":"%s"}},
                 "identifier":[{"system":"https://payer.example.org","value":"1"}]}
                """.formatted(submission)));
    }

    @Test
    void every_door_that_the_table_opens_is_asked_here() {
        Set<String> doors = new TreeSet<>();
        for (RouteRule rule : FhirRoutes.rules()) {
            if (rule.pattern().contains("{") || !rule.method().equals("GET")) {
                doors.add(rule.method() + " " + rule.pattern().replaceFirst("^/fhir/[A-Z][A-Za-z]+", "/fhir/Type"));
            }
        }

        assertThat(doors)
                .as("a new kind of door wants a new way of asking in FhirAsk")
                .isEqualTo(FhirAsk.DOORS);
        promised().forEach(resource -> resource.path("interaction")
                .findValuesAsText("code")
                .forEach(code ->
                        assertThat(FhirAsk.INTERACTIONS).as("a way of asking").contains(code)));
    }

    private void everyTypeHasAnObject() {
        Organisation.done(facilities.save(Organisation.facility(ELSEWHERE), Organisation.IMPORT));
        visit = new GoldenVisit(beans, http).begun().confirmed().claimed().decided();
        String paid = visit.noticeOf(visit.paid()).toString();
        objects.putAll(Map.of(
                "Account", visit.financialCase().toString(),
                "ClaimResponse", visit.claim().toString(),
                "Invoice", visit.invoice().id().toString(),
                "PaymentNotice", paid,
                "PaymentReconciliation", paid,
                "Patient", visit.patient(),
                "Coverage", visit.coverage()));
        for (JsonNode resource : promised()) {
            String type = resource.path("type").asText();
            if (objects.containsKey(type) || DIRECTORY.contains(type) || type.equals("CoverageEligibilityResponse")) {
                continue;
            }
            Answer created = Clients.create(http, GoldenVisit.EMR, type, Minimal.of(type, visit));
            assertThat(created.status()).as(type + created.text()).isEqualTo(201);
            objects.put(type, Clients.id(created));
        }
        objects.put("CoverageEligibilityResponse", objects.get("CoverageEligibilityRequest"));
    }

    /** The lawful twin, of which something must be seen. */
    private Map<String, String> seenByItsOwn() {
        Map<String, String> seen = new LinkedHashMap<>();
        objects.forEach((type, id) -> {
            Answer read =
                    http.get("/fhir/" + type + "/" + id).as(GoldenVisit.EMR).send();
            assertThat(read.status()).as(type).isEqualTo(200);
            Answer found =
                    http.get("/fhir/" + type + "?_id=" + id).as(GoldenVisit.EMR).send();
            assertThat(found.json().at("/entry/0/resource/id").asText())
                    .as(type)
                    .isEqualTo(id);
            seen.put(type, read.text());
        });
        return seen;
    }

    private static Map<String, String> strangers() {
        return Map.of(
                "another site's EMR", Clients.of("emr-of-elsewhere", ELSEWHERE),
                "an EMR of no site", Clients.of("emr-of-nowhere"),
                "a payer's client of no site", Clients.of("payer-najd"),
                "another site's desk", Tokens.staff(Set.of(Role.FRONT_DESK), ELSEWHERE),
                "another site's biller", Tokens.staff(Set.of(Role.BILLER), ELSEWHERE),
                "another site's admin", Tokens.staff(Set.of(Role.ADMIN), ELSEWHERE),
                "another patient", Tokens.patient("login-of-a-stranger"));
    }

    private Answer told(String token, String resource, boolean message) {
        String event = resource.contains("\"Encounter\"") ? "visit-planned" : "visit-updated";
        return message
                ? Messages.send(http, token, Messages.of("urn:mizan:message-event", event, Messages.entry(resource)))
                : Clients.bundle(http, token, """
                        {"resourceType":"Bundle","type":"batch","entry":[{"resource":%s,
                         "request":{"method":"POST","url":"%s"}}]}
                        """.formatted(
                                resource, resource.replaceFirst("(?s).*?\"resourceType\":\"(\\w+)\".*", "$1")));
    }

    private static String about(String type, String more) {
        return "{\"resourceType\":\"" + type + "\"," + more
                + "\"identifier\":[{\"system\":\"https://else.example.org\",\"value\":\"1\"}],"
                + "\"subject\":{\"reference\":\"Patient/PATIENT\"}}";
    }

    /** Something of the patient, whatever else it says. */
    private boolean tells(Answer answer) {
        return answer.status() < 300 && answer.text().contains(visit.number());
    }

    private static boolean same(Answer one, Answer other) {
        return one.status() == other.status() && bare(one).equals(bare(other));
    }

    /** Without what differs between any two answers. */
    private static String bare(Answer answer) {
        return answer.text()
                .replaceAll("N-[0-9a-f-]{18}", "NUMBER")
                .replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "ID")
                .replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+(?:Z|[+-]\\d\\d:\\d\\d)", "TIME");
    }

    private JsonNode promised() {
        return http.get("/fhir/metadata").send().json().at("/rest/0/resource");
    }
}
