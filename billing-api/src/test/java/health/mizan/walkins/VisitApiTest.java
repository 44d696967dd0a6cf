package health.mizan.walkins;

import static health.mizan.testing.Organisation.IMPORT;
import static health.mizan.testing.Organisation.MIZAN;
import static health.mizan.testing.Organisation.NEW_YEAR;
import static health.mizan.testing.Organisation.SYSTEM;
import static health.mizan.testing.Organisation.done;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.mizan.access.Caller;
import health.mizan.access.Role;
import health.mizan.catalogue.Services;
import health.mizan.contracts.ContractDraft;
import health.mizan.contracts.Contracts;
import health.mizan.coverage.CoverageDraft;
import health.mizan.coverage.Coverages;
import health.mizan.facilities.Facilities;
import health.mizan.fees.FeeSchedules;
import health.mizan.logins.LoginLink;
import health.mizan.logins.PatientLogins;
import health.mizan.masterdata.Change;
import health.mizan.parties.PatientId;
import health.mizan.patients.Registrations;
import health.mizan.payers.Payers;
import health.mizan.plans.Plans;
import health.mizan.testing.ApiTest;
import health.mizan.testing.Http.Answer;
import health.mizan.testing.Organisation;
import health.mizan.testing.People;
import health.mizan.testing.Tokens;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Visits, cases and charges as a desk works with them, over HTTP. */
class VisitApiTest extends ApiTest {

    private static final String DESK = Tokens.staff(Set.of(Role.FRONT_DESK), "VIS-1");
    private static final String FINANCE = Tokens.staff(Set.of(Role.FINANCE), "VIS-1");
    private static final String OPERATOR = Tokens.staff(Set.of(Role.OPERATOR), "VIS-1");
    private static final String OTHER_DESK = Tokens.staff(Set.of(Role.FRONT_DESK), "VIS-2");

    @Autowired
    private Facilities facilities;

    @Autowired
    private Payers payers;

    @Autowired
    private Plans plans;

    @Autowired
    private Services services;

    @Autowired
    private FeeSchedules schedules;

    @Autowired
    private Contracts contracts;

    @Autowired
    private Registrations registrations;

    @Autowired
    private Coverages coverages;

    @Autowired
    private PatientLogins logins;

    private PatientId patient;

    @BeforeEach
    void clinic() {
        done(facilities.save(Organisation.facility("VIS-1"), IMPORT));
        done(facilities.save(Organisation.facility("VIS-2"), IMPORT));
        done(payers.save(Organisation.payer("VIS-NAJD", "insurer"), IMPORT));
        done(plans.save(Organisation.silver("VIS-NAJD", NEW_YEAR), IMPORT));
        for (String code : List.of("DS-100", "DS-105", "DS-201", "DS-202", "DS-303")) {
            done(services.save(Organisation.service(code, code, "laboratory"), IMPORT));
        }
        done(schedules.save(Organisation.list("VIS-LIST", NEW_YEAR), IMPORT));
        done(contracts.save(
                new ContractDraft("VIS-C", "VIS-1", "VIS-NAJD", null, null, "VIS-LIST", 1500, NEW_YEAR, null),
                IMPORT,
                MIZAN));
        patient = done(registrations.save(
                        MIZAN,
                        People.person("زائرة", null, "1990"),
                        new Registrations.File("VIS-1", null),
                        Change.creating("test")))
                .id();
        done(coverages
                .save(
                        MIZAN,
                        patient,
                        new CoverageDraft("VIS-NAJD", "SILVER", null, "V-1", "self", null, NEW_YEAR, null, null, null),
                        Change.creating("test"))
                .orElseThrow());
    }

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
    void what_has_no_price_is_listed_until_somebody_who_may_exempts_it() {
        Answer opened = open("DS-303");
        String charge = opened.json().path("charges").path(0).asText();
        String body = "{\"reason\":\"part of the screening week\"}";

        List<String> before = exceptions();
        Answer refused = http.post("/api/charges/" + charge + "/exemption", body)
                .as(DESK)
                .send();
        Answer nameless = http.post("/api/charges/" + charge + "/exemption", "{}")
                .as(FINANCE)
                .send();
        Answer exempted = http.post("/api/charges/" + charge + "/exemption", body)
                .as(FINANCE)
                .send();

        assertThat(before).contains(charge);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(nameless.status()).isEqualTo(422);
        assertThat(exempted.json().path("fate").asText()).isEqualTo("exempted");
        assertThat(exceptions()).doesNotContain(charge);
    }

    @Test
    void a_charge_is_cancelled_once_and_stays_readable() {
        Answer opened = open("DS-100");
        String charge = "/api/charges/" + opened.json().path("charges").path(0).asText();
        String body = "{\"reason\":\"duplicate\"}";

        Answer nonsense = http.post(charge + "/cancellation", "{\"reason\":\"why not\"}")
                .as(DESK)
                .send();
        Answer first = http.post(charge + "/cancellation", body).as(DESK).send();
        Answer second = http.post(charge + "/cancellation", body).as(DESK).send();
        Answer performed = http.post(charge + "/performance", "{}").as(DESK).send();
        Answer priced = http.post(charge + "/pricing", "").as(FINANCE).send();

        assertThat(nonsense.status()).isEqualTo(422);
        assertThat(first.json().path("state").asText()).isEqualTo("aborted");
        assertThat(second.json()).isEqualTo(first.json());
        assertThat(performed.status()).isEqualTo(409);
        assertThat(priced.status()).isEqualTo(409);
        assertThat(http.get(charge).as(DESK).send().json().path("fate").asText())
                .isEqualTo("cancelled");
    }

    @Test
    void a_charge_is_added_at_the_desk_and_a_wrong_one_is_told_why() {
        Answer opened = open();
        String id = opened.json().path("id").asText();

        Answer added = order(id, "DS-202", 2);
        Answer wrong = order(id, "DS-999", 0);

        assertThat(added.status()).isEqualTo(201);
        assertThat(added.json().path("contract").path("amount").asText()).isEqualTo("153.00");
        assertThat(added.json().path("unitContract").path("amount").asText()).isEqualTo("76.50");
        assertThat(wrong.json().path("fields").findValuesAsText("field")).containsExactlyInAnyOrder("code", "quantity");
    }

    @Test
    void what_happens_at_another_site_is_not_there() {
        Answer opened = open("DS-100");
        String address = opened.header("Location").orElseThrow();
        String charge = "/api/charges/" + opened.json().path("charges").path(0).asText();
        String id = opened.json().path("id").asText();

        for (String stranger : List.of(OTHER_DESK, Tokens.patient("stranger"))) {
            assertThat(http.get(address).as(stranger).send().status()).isEqualTo(404);
            assertThat(http.get(charge).as(stranger).send().status()).isEqualTo(404);
            assertThat(http.get("/api/charges?case=" + id).as(stranger).send().status())
                    .isEqualTo(404);
            assertThat(http.get("/api/cases?patient=" + patient)
                            .as(stranger)
                            .send()
                            .json()
                            .path("items"))
                    .isEmpty();
        }
        assertThat(http.post(address + "/confirmation", "")
                        .as(OTHER_DESK)
                        .send()
                        .status())
                .isEqualTo(404);
        assertThat(http.post(charge + "/performance", "{}")
                        .as(OTHER_DESK)
                        .send()
                        .status())
                .isEqualTo(404);
        assertThat(http.put(address + "/coverage", "{\"selfPay\":true}")
                        .as(OTHER_DESK)
                        .header("If-Match", "\"1\"")
                        .send()
                        .status())
                .isEqualTo(404);
        assertThat(order(OTHER_DESK, id, "DS-100", 1).status()).isEqualTo(422);
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

    private Answer open(String... codes) {
        return http.post("/api/cases", draft(codes)).as(DESK).once().send();
    }

    private String draft(String... codes) {
        List<String> planned = List.of(codes).stream()
                .map(code -> "{\"system\":\"%s\",\"code\":\"%s\"}".formatted(SYSTEM, code))
                .toList();
        return "{\"patient\":\"%s\",\"facility\":\"VIS-1\",\"services\":[%s]}"
                .formatted(patient, String.join(",", planned));
    }

    private Answer order(String financialCase, String code, int quantity) {
        return order(DESK, financialCase, code, quantity);
    }

    private Answer order(String token, String financialCase, String code, int quantity) {
        String body = "{\"financialCase\":\"%s\",\"system\":\"%s\",\"code\":\"%s\",\"quantity\":%d}"
                .formatted(financialCase, SYSTEM, code, quantity);
        return http.post("/api/charges", body).as(token).once().send();
    }

    private JsonNode charges(Answer opened) {
        return http.get("/api/charges?case=" + opened.json().path("id").asText())
                .as(DESK)
                .send()
                .json()
                .path("items");
    }

    private List<String> exceptions() {
        return http.get("/api/charges/exceptions?limit=200")
                .as(FINANCE)
                .send()
                .json()
                .path("items")
                .findValuesAsText("id");
    }
}
