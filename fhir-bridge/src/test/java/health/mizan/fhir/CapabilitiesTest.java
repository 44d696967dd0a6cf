package health.mizan.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.mizan.testing.ApiTest;
import health.mizan.testing.Http.Answer;
import health.mizan.testing.Tokens;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** The CapabilityStatement says what works and nothing else: each thing it promises is done, and nothing beyond it. */
@Tag("fhir")
class CapabilitiesTest extends ApiTest {

    /** What billing works with; it is all there. */
    private static final List<String> SERVED = List.of(
            "Patient",
            "Coverage",
            "Encounter",
            "Practitioner",
            "Organization",
            "Appointment",
            "ServiceRequest",
            "ChargeItem",
            "CoverageEligibilityRequest",
            "CoverageEligibilityResponse",
            "Claim",
            "ClaimResponse",
            "Invoice",
            "PaymentNotice",
            "PaymentReconciliation",
            "Account");

    private static final String ANYBODY = Clients.of("emr", "FHIRSITE");

    @Autowired
    BeanFactory beans;

    @Test
    void metadata_is_open_and_valid() {
        Answer json = http.get("/fhir/metadata").send();
        Answer xml = http.get("/fhir/metadata")
                .header("Accept", "application/fhir+xml")
                .send();

        assertThat(json.status()).isEqualTo(200);
        assertThat(R4.errors(json.text())).isEmpty();
        assertThat(json.json().path("kind").asText()).isEqualTo("instance");
        assertThat(json.header("X-Powered-By")).isEmpty();
        assertThat(xml.text()).startsWith("<CapabilityStatement");
        assertThat(R4.errors(xml.text())).isEmpty();
        assertThat(json.json().at("/rest/0/resource").findValuesAsText("type")).containsAll(SERVED);
    }

    @Test
    void every_search_parameter_is_understood() {
        for (JsonNode resource : promised().at("/rest/0/resource")) {
            String type = resource.path("type").asText();
            for (JsonNode parameter : resource.path("searchParam")) {
                String query = parameter.path("name").asText() + "=" + nothing(parameter);
                if (Set.of("Patient", "Coverage").contains(type)) {
                    // These registers cannot be listed.
                    query += "&_id=" + UUID.randomUUID();
                }
                // By POST, because a person's number is not taken from an address.
                Answer answer = http.call("POST", "/fhir/" + type + "/_search")
                        .as(ANYBODY)
                        .header("Prefer", "handling=strict")
                        .body("application/x-www-form-urlencoded", query)
                        .send();
                assertThat(answer.status()).as(type + "?" + query).isEqualTo(200);
                assertThat(answer.json().path("entry")).isEmpty();
            }
        }
    }

    @Test
    void everything_that_may_be_included_is_understood() {
        for (JsonNode resource : promised().at("/rest/0/resource")) {
            String type = resource.path("type").asText();
            StringBuilder query = new StringBuilder("/fhir/" + type + "?_id=" + UUID.randomUUID());
            resource.path("searchInclude")
                    .forEach(one -> query.append("&_include=").append(one.asText()));
            resource.path("searchRevInclude")
                    .forEach(one -> query.append("&_revinclude=").append(one.asText()));
            Answer answer = http.get(query.toString())
                    .as(ANYBODY)
                    .header("Prefer", "handling=strict")
                    .send();
            assertThat(answer.status()).as(query + ": " + answer.text()).isEqualTo(200);
        }
        assertThat(http.get("/fhir/Invoice?_revinclude=Claim:insurance")
                        .as(ANYBODY)
                        .header("Prefer", "handling=strict")
                        .send()
                        .status())
                .isEqualTo(400);
    }

    @Test
    void every_interaction_is_done_and_none_that_is_not_promised() {
        GoldenVisit visit =
                new GoldenVisit(beans, http).begun().confirmed().claimed().decided();
        Map<String, String> ours = new HashMap<>(Map.of(
                "Account", visit.financialCase().toString(),
                "ClaimResponse", visit.claim().toString(),
                "Invoice", visit.invoice().id().toString()));
        String paid = visit.noticeOf(visit.paid()).toString();
        ours.put("PaymentNotice", paid);
        ours.put("PaymentReconciliation", paid);

        for (JsonNode resource : promised().at("/rest/0/resource")) {
            String type = resource.path("type").asText();
            Set<String> promised = new TreeSet<>(resource.path("interaction").findValuesAsText("code"));
            String body = promised.contains("create") ? Minimal.of(type, visit) : null;
            Answer created = Clients.create(
                    http, GoldenVisit.EMR, type, body == null ? "{\"resourceType\":\"" + type + "\"}" : body);
            assertThat(created.status()).as(type + " create: " + created.text()).isEqualTo(body == null ? 405 : 201);
            String id = body == null ? ours.get(type) : Clients.id(created);
            if (type.equals("CoverageEligibilityRequest")) {
                ours.put("CoverageEligibilityResponse", id);
            }
            assertThat(id).as(type).isNotNull();
            shown(type, id, promised);
            conditional(resource, type, id, body);
            changed(type, id, promised);
        }
    }

    private void shown(String type, String id, Set<String> promised) {
        assertThat(promised).as(type).contains("read", "vread", "history-instance", "search-type");
        String path = "/fhir/" + type + "/" + id;
        Answer read = http.get(path).as(GoldenVisit.EMR).send();
        assertThat(read.status()).as(path + read.text()).isEqualTo(200);
        String version = read.json().at("/meta/versionId").asText();
        for (String address : List.of("/_history/" + version, "/_history")) {
            assertThat(http.get(path + address).as(GoldenVisit.EMR).send().status())
                    .as(path + address)
                    .isEqualTo(200);
        }
        Answer same = http.get(path)
                .as(GoldenVisit.EMR)
                .header("If-None-Match", "W/\"" + version + "\"")
                .send();
        assertThat(same.status()).as(path).isEqualTo(304);
        Answer found =
                http.get("/fhir/" + type + "?_id=" + id).as(GoldenVisit.EMR).send();
        assertThat(found.json().at("/entry/0/resource/id").asText()).as(type).isEqualTo(id);
        assertThat(R4.errors(found.text())).as(type).isEmpty();
    }

    private void conditional(JsonNode resource, String type, String id, String body) {
        if (resource.path("conditionalCreate").asBoolean()) {
            Answer there = http.call("POST", "/fhir/" + type)
                    .as(GoldenVisit.EMR)
                    .header("If-None-Exist", "_id=" + id)
                    .body(Clients.JSON, body)
                    .send();
            assertThat(there.status()).as(type + there.text()).isEqualTo(200);
            assertThat(Clients.id(there)).isEqualTo(id);
        }
    }

    private void changed(String type, String id, Set<String> promised) {
        String path = "/fhir/" + type + "/" + id;
        String now = http.get(path).as(GoldenVisit.EMR).send().text();
        int update = promised.contains("update") ? 200 : 405;
        for (String address : List.of(path, "/fhir/" + type + "?_id=" + id)) {
            Answer updated = http.call("PUT", address)
                    .as(GoldenVisit.EMR)
                    .body(Clients.JSON, now)
                    .send();
            assertThat(updated.status()).as(address + ": " + updated.text()).isEqualTo(update);
        }
        Answer deleted = http.delete(path).as(GoldenVisit.EMR).send();
        assertThat(deleted.status())
                .as(path + ": " + deleted.text())
                .isIn(promised.contains("delete") ? List.of(200, 204) : List.of(405));
        assertThat(http.get(path).as(GoldenVisit.EMR).send().status())
                .as(path)
                .isEqualTo(promised.contains("delete") ? 410 : 200);
    }

    @Test
    void transactions_batches_and_every_event_are_worked_on() {
        assertThat(promised().at("/rest/0/interaction").findValuesAsText("code"))
                .containsExactlyInAnyOrder("transaction", "batch");
        for (String type : List.of("transaction", "batch")) {
            Answer answer =
                    Clients.bundle(http, GoldenVisit.EMR, "{\"resourceType\":\"Bundle\",\"type\":\"" + type + "\"}");
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        }
        String[] lines = promised().at("/messaging/0/documentation").asText().split("\n", -1);
        assertThat(lines).hasSizeGreaterThan(5);
        for (int line = 1; line < lines.length; line++) {
            String[] event = lines[line].split(":? ", 2)[0].split("\\|", 2);
            boolean payers = Set.of("claim-response", "payment-reconciliation").contains(event[1]);
            String sender = payers ? Tokens.client("payer-najd", Set.of("RUH"), "system/*.cruds") : GoldenVisit.EMR;
            Answer answer = Messages.send(http, sender, Messages.of(event[0], event[1]));
            // Nothing is in it: it is refused for what it lacks, or nothing is done. It is not left lying.
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            assertThat(Messages.code(answer)).as(answer.text()).isIn("ok", "fatal-error");
            assertThat(answer.text()).as(event[1]).doesNotContain("queued-messages");
        }
    }

    private JsonNode promised() {
        return http.get("/fhir/metadata").send().json();
    }

    private static String nothing(JsonNode parameter) {
        return parameter.path("type").asText().equals("date") ? "1850-01" : "urn:none%7Cnone";
    }
}
