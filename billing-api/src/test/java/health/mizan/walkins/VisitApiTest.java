package health.mizan.walkins;

import static health.mizan.testing.Organisation.NEW_YEAR;
import static health.mizan.testing.Organisation.SYSTEM;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.mizan.access.Caller;
import health.mizan.access.Role;
import health.mizan.logins.LoginLink;
import health.mizan.testing.Http.Answer;
import health.mizan.testing.Tokens;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Visits and cases as a desk works with them, over HTTP. */
class VisitApiTest extends DeskApiTest {

    @Test
    void a_desk_opens_a_visit_and_its_charges_carry_the_contract_price() {
        Answer opened = open("DS-100", "DS-201");
        String address = opened.header("Location").orElseThrow();

        Answer read = http.get(address).as(DESK).send();
        JsonNode charges = charges(opened);

        assertThat(opened.status()).isEqualTo(201);
        assertThat(read.json().path("state").asText()).isEqualTo("planned");
        assertThat(read.json().path("coverage").asText()).isNotEmpty();
        assertThat(charges).hasSize(2);
        assertThat(charges.path(0).path("contract").path("amount").asText()).isEqualTo("127.50");
        assertThat(charges.path(0).path("list").path("amount").asText()).isEqualTo("150.00");
        assertThat(charges.path(0).path("adjustment").path("amount").asText()).isEqualTo("22.50");
        assertThat(charges.path(0).path("basis").path("contractVersion").asLong())
                .isEqualTo(1);
        assertThat(charges.path(0).path("state").asText()).isEqualTo("planned");
    }

    @Test
    void a_second_click_opens_no_second_visit() {
        String key = UUID.randomUUID().toString();
        String body = draft("DS-100");

        Answer first = http.post("/api/cases", body)
                .as(DESK)
                .header("Idempotency-Key", key)
                .send();
        Answer second = http.post("/api/cases", body)
                .as(DESK)
                .header("Idempotency-Key", key)
                .send();

        assertThat(second.json()).isEqualTo(first.json());
        assertThat(http.post("/api/cases", body).as(DESK).send().problem()).isEqualTo("idempotency-key-missing");
        assertThat(http.get("/api/cases?patient=" + patient)
                        .as(DESK)
                        .send()
                        .json()
                        .path("items"))
                .hasSize(1);
    }

    @Test
    void everything_wrong_with_a_visit_is_a_422_by_field_and_nothing_is_opened() {
        Answer answer = http.post("/api/cases", """
                        {"patient":"%s","facility":"VIS-1","encounterClass":"picnic","coverage":"%s","selfPay":true,
                         "services":[{"system":"%s","code":"DS-100"},{"system":"%s","code":"DS-999","quantity":0}]}
                        """.formatted(patient, UUID.randomUUID(), SYSTEM, SYSTEM))
                .as(DESK)
                .once()
                .send();
        Answer elsewhere =
                http.post("/api/cases", """
                        {"patient":"%s","facility":"VIS-2","encounterClass":"picnic"}""".formatted(patient)).as(DESK).once().send();

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("fields").findValuesAsText("field"))
                .containsExactlyInAnyOrder("selfPay", "coverage", "services[1].code", "services[1].quantity");
        assertThat(elsewhere.json().path("fields").findValuesAsText("field"))
                .containsExactlyInAnyOrder("facility", "class");
        assertThat(http.get("/api/cases?patient=" + patient)
                        .as(DESK)
                        .send()
                        .json()
                        .path("items"))
                .isEmpty();
    }

    @Test
    void the_confirmation_says_what_stands_in_its_way_and_is_harmless_the_second_time() {
        Answer opened = open("DS-100");
        String address = opened.header("Location").orElseThrow();
        String charge = "/api/charges/" + opened.json().path("charges").path(0).asText();

        Answer early = http.post(address + "/confirmation", "").as(DESK).send();
        Answer performed = http.post(charge + "/performance", "{}").as(DESK).send();
        Answer confirmed = http.post(address + "/confirmation", "").as(DESK).send();
        Answer again = http.post(address + "/confirmation", "").as(DESK).send();
        Answer late = http.post(address + "/cancellation", "{\"reason\":\"no-show\"}")
                .as(DESK)
                .send();

        assertThat(early.status()).isEqualTo(409);
        assertThat(early.json().path("obstacles").path(0).path("why").asText()).contains("not performed");
        assertThat(performed.json().path("state").asText()).isEqualTo("billable");
        assertThat(confirmed.json().path("state").asText()).isEqualTo("confirmed");
        assertThat(again.json()).isEqualTo(confirmed.json());
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.json().path("detail").asText()).contains("credit");
    }

    @Test
    void a_visit_is_called_off_with_a_reason_and_its_plans_with_it() {
        Answer opened = open("DS-100");
        String address = opened.header("Location").orElseThrow();

        Answer nonsense = http.post(address + "/cancellation", "{\"reason\":\"rain\"}")
                .as(DESK)
                .send();
        Answer cancelled = http.post(address + "/cancellation", "{\"reason\":\"no-show\"}")
                .as(DESK)
                .send();

        assertThat(nonsense.status()).isEqualTo(422);
        assertThat(cancelled.json().path("state").asText()).isEqualTo("cancelled");
        assertThat(charges(opened).path(0).path("state").asText()).isEqualTo("aborted");
        assertThat(http.post(address + "/confirmation", "").as(DESK).send().status())
                .isEqualTo(409);
    }

    @Test
    void another_cover_needs_the_version_and_changes_the_prices() {
        Answer opened = open("DS-100");
        String address = opened.header("Location").orElseThrow();
        String body = "{\"selfPay\":true}";

        Answer blind = http.put(address + "/coverage", body).as(DESK).send();
        Answer stale = http.put(address + "/coverage", body)
                .as(DESK)
                .header("If-Match", "\"99\"")
                .send();
        Answer wrong = http.put(address + "/coverage", "{\"coverage\":\"" + UUID.randomUUID() + "\"}")
                .as(DESK)
                .header("If-Match", "\"1\"")
                .send();
        Answer neither = http.put(address + "/coverage", "{}")
                .as(DESK)
                .header("If-Match", "\"1\"")
                .send();
        Answer alone = http.put(address + "/coverage", body)
                .as(DESK)
                .header("If-Match", "\"1\"")
                .send();

        assertThat(blind.status()).isEqualTo(428);
        assertThat(stale.status()).isEqualTo(412);
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(neither.status()).isEqualTo(422);
        assertThat(alone.status()).isEqualTo(200);
        assertThat(alone.json().path("coverage").isNull()).isTrue();
        // Nobody has agreed on list prices at this site: a gap, not a price of nothing.
        assertThat(charges(opened).path(0).path("fate").asText()).isEqualTo("exception");
        assertThat(charges(opened).path(0).path("contract").isNull()).isTrue();
    }

    @Test
    void a_patient_reads_their_own_case_and_moves_nothing() {
        logins.link(
                new Caller.Staff("admin", Set.of(Role.ADMIN), Set.of("VIS-1")),
                new LoginLink(
                        "login-" + patient, patient, LoginLink.Relation.SELF, LoginLink.Scope.FULL, NEW_YEAR, null));
        String token = Tokens.patient("login-" + patient);
        Answer opened = open("DS-100");
        String address = opened.header("Location").orElseThrow();

        assertThat(http.get(address).as(token).send().status()).isEqualTo(200);
        assertThat(http.get("/api/charges?case=" + opened.json().path("id").asText())
                        .as(token)
                        .send()
                        .json()
                        .path("items"))
                .hasSize(1);
        assertThat(http.post(address + "/confirmation", "").as(token).send().status())
                .isEqualTo(403);
        assertThat(http.post("/api/cases", draft("DS-100"))
                        .as(token)
                        .once()
                        .send()
                        .status())
                .isEqualTo(403);
    }

    @Test
    void an_operator_sees_that_there_is_a_case_and_not_whose() {
        Answer opened = open("DS-100");

        Answer read =
                http.get(opened.header("Location").orElseThrow()).as(OPERATOR).send();

        assertThat(read.status()).isEqualTo(200);
        assertThat(read.text()).doesNotContain(patient.toString());
        assertThat(read.json().path("state").asText()).isEqualTo("planned");
        assertThat(http.get("/api/charges?case=" + opened.json().path("id").asText())
                        .as(OPERATOR)
                        .send()
                        .status())
                .isEqualTo(403);
    }

    @Test
    void a_walk_in_is_coded_by_a_biller_and_its_findings_are_not_the_desks() {
        Answer opened = open("DS-100");
        String encounter = "/api/encounters/" + opened.json().path("encounter").asText();
        String body = """
                {"diagnoses":[{"system":"http://hl7.org/fhir/sid/icd-10-am","code":"J06.9","type":"principal"}]}""";

        Answer blind = http.put(encounter + "/diagnoses", body).as(BILLER).send();
        Answer wrong = http.put(encounter + "/diagnoses", body.replace("principal", "main"))
                .as(BILLER)
                .header("If-Match", "\"1\"")
                .send();
        Answer coded = http.put(encounter + "/diagnoses", body)
                .as(BILLER)
                .header("If-Match", "\"1\"")
                .send();
        Answer stale = http.put(encounter + "/diagnoses", body)
                .as(BILLER)
                .header("If-Match", "\"1\"")
                .send();

        assertThat(blind.status()).isEqualTo(428);
        assertThat(wrong.json().path("fields").findValuesAsText("field")).containsExactly("diagnoses[0].type");
        assertThat(coded.json().path("diagnoses").path(0).path("code").asText()).isEqualTo("J06.9");
        assertThat(stale.status()).isEqualTo(412);
        assertThat(http.get(encounter).as(BILLER).send().json()).isEqualTo(coded.json());
        assertThat(http.get(encounter).as(DESK).send().status()).isEqualTo(403);
        assertThat(http.get(encounter).as(OTHER_BILLER).send().status()).isEqualTo(404);
    }

    @Test
    void cases_are_listed_by_site_state_and_day() {
        open("DS-100");
        open("DS-100");
        String of = "/api/cases?patient=" + patient;

        Answer first =
                http.get(of + "&facility=VIS-1&state=planned&limit=1").as(DESK).send();
        Answer second = http.get(
                        of + "&limit=1&cursor=" + first.json().path("next").asText())
                .as(DESK)
                .send();

        assertThat(first.json().path("items")).hasSize(1);
        assertThat(second.json().path("items").path(0).path("id"))
                .isNotEqualTo(first.json().path("items").path(0).path("id"));
        assertThat(http.get(of + "&state=confirmed").as(DESK).send().json().path("items"))
                .isEmpty();
        assertThat(http.get(of + "&date=2026-01-01").as(DESK).send().json().path("items"))
                .isEmpty();
        assertThat(http.get(of + "&state=dreaming").as(DESK).send().status()).isEqualTo(422);
    }

    @Test
    void nobody_looks_at_a_case_unseen() {
        Answer opened = open("DS-100");
        http.get(opened.header("Location").orElseThrow()).as(DESK).send();

        assertThat(sql.sql("select action from audit_event where patient_id = :patient")
                        .param("patient", patient.value())
                        .query(String.class)
                        .list())
                .contains("encounter.recorded", "charge.ordered", "case.read");
    }
}
