package health.mizan.fhir.visits;

import static health.mizan.fhir.Clients.bundle;
import static health.mizan.fhir.Clients.fresh;
import static health.mizan.fhir.Clients.idOfEntry;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.mizan.cases.Case;
import health.mizan.cases.Cases;
import health.mizan.catalogue.Services;
import health.mizan.charges.Charge;
import health.mizan.charges.ChargeState;
import health.mizan.charges.Charges;
import health.mizan.encounters.EncounterId;
import health.mizan.encounters.EncounterState;
import health.mizan.encounters.Encounters;
import health.mizan.facilities.Facilities;
import health.mizan.fhir.Clients;
import health.mizan.fhir.R4;
import health.mizan.testing.ApiTest;
import health.mizan.testing.Http.Answer;
import health.mizan.testing.Organisation;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An EMR's transactions, as it tells of a visit from its beginning to its end. */
@Tag("fhir")
class FhirVisitsTest extends ApiTest {

    private static final String EMR = Clients.of("emr", "FHIRV");
    private static final String OTHER = Clients.of("emr-2", "FHIRVX");

    @Autowired
    Facilities facilities;

    @Autowired
    Services services;

    @Autowired
    Encounters encounters;

    @Autowired
    Cases cases;

    @Autowired
    Charges charges;

    private String number;

    @BeforeEach
    void clinic() {
        Organisation.done(facilities.save(Organisation.facility("FHIRV"), Organisation.IMPORT));
        Organisation.done(facilities.save(Organisation.facility("FHIRVX"), Organisation.IMPORT));
        Organisation.done(
                services.save(Organisation.service("DS-100", "GP visit", "consultation"), Organisation.IMPORT));
        Organisation.done(
                services.save(Organisation.service("DS-201", "Full blood count", "laboratory"), Organisation.IMPORT));
        number = fresh();
    }

    @Test
    void a_visit_becomes_an_encounter_a_case_and_a_charge_per_order() {
        JsonNode answer = sent(visit("in-progress", "active", "2026-07-01T10:00:00Z"));

        EncounterId visit = new EncounterId(UUID.fromString(idOfEntry(answer, 2)));
        Case opened = cases.ofEncounter(visit).orElseThrow();
        assertThat(encounters.require(visit).state()).isEqualTo(EncounterState.IN_PROGRESS);
        assertThat(charges.ofCase(opened.id()))
                .extracting(Charge::state)
                .containsExactly(ChargeState.PLANNED, ChargeState.PLANNED);
        assertThat(answer.at("/entry/0/response/status").asText()).startsWith("201");
    }

    @Test
    void the_same_transaction_again_has_no_further_effect() {
        JsonNode first = sent(visit("in-progress", "active", "2026-07-01T10:00:00Z"));
        int versions = versions();

        JsonNode again = sent(visit("in-progress", "active", "2026-07-01T10:00:00Z"));

        assertThat(versions()).isEqualTo(versions);
        for (int i = 0; i < 5; i++) {
            assertThat(idOfEntry(again, i)).isEqualTo(idOfEntry(first, i));
            assertThat(again.at("/entry/" + i + "/response/status").asText()).startsWith("200");
        }
    }

    @Test
    void a_finished_visit_ends_after_its_last_orders_and_late_news_changes_nothing() {
        JsonNode first = sent(visit("in-progress", "active", "2026-07-01T10:00:00Z"));
        EncounterId visit = new EncounterId(UUID.fromString(idOfEntry(first, 2)));

        sent(visit("finished", "completed", "2026-07-01T11:00:00Z"));
        sent(visit("in-progress", "active", "2026-07-01T10:30:00Z"));

        assertThat(encounters.require(visit).state()).isEqualTo(EncounterState.FINISHED);
        assertThat(encounters.require(visit).diagnoses().reveal())
                .singleElement()
                .satisfies(diagnosis -> {
                    assertThat(diagnosis.code()).isEqualTo("E11.9");
                    assertThat(diagnosis.type()).isEqualTo("principal");
                });
        List<Charge> made =
                charges.ofCase(cases.ofEncounter(visit).orElseThrow().id());
        assertThat(made).hasSize(2).allMatch(charge -> charge.state().isPerformed());
        Answer kept = http.get("/fhir/Encounter/" + visit).as(EMR).send();
        assertThat(kept.json().path("status").asText()).isEqualTo("finished");
        assertThat(R4.errors(kept.text())).isEmpty();
    }

    @Test
    void a_diagnosis_that_first_comes_with_the_end_of_the_visit_is_its_diagnosis() {
        JsonNode only = sent(visit("finished", "completed", "2026-07-01T11:00:00Z"));

        EncounterId visit = new EncounterId(UUID.fromString(idOfEntry(only, 2)));
        assertThat(encounters.require(visit).state()).isEqualTo(EncounterState.FINISHED);
        assertThat(encounters.require(visit).diagnoses().reveal()).hasSize(1);
    }

    @Test
    void a_revoked_order_is_called_off() {
        JsonNode first = sent(visit("in-progress", "active", "2026-07-01T10:00:00Z"));
        sent(visit("in-progress", "revoked", "2026-07-01T10:10:00Z"));

        EncounterId visit = new EncounterId(UUID.fromString(idOfEntry(first, 2)));
        assertThat(charges.ofCase(cases.ofEncounter(visit).orElseThrow().id()))
                .allMatch(charge -> charge.state().isCancelled());
    }

    @Test
    void a_transaction_with_one_wrong_entry_leaves_nothing_and_names_it() {
        Answer refused = bundle(
                http,
                EMR,
                visit("in-progress", "active", "2026-07-01T10:00:00Z").replace("\"DS-201\"", "\"DS-UNKNOWN\""));

        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.text()).contains("Bundle.entry[4].resource.code");
        assertThat(encounters.byIdentifier("https://emr.example.org/encounter", number))
                .isEmpty();
        assertThat(versions()).isZero();
        assertThat(R4.errors(refused.text())).isEmpty();
    }

    @Test
    void a_conditional_reference_that_finds_nothing_is_named() {
        Answer refused = bundle(
                http,
                EMR,
                visit("in-progress", "active", "2026-07-01T10:00:00Z")
                        .replace("facility-code|FHIRV", "facility-code|NONE"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("Bundle.entry[2].resource.serviceProvider", "not-found");
    }

    @Test
    void another_sites_client_sees_none_of_it_and_cannot_touch_it() {
        JsonNode answer = sent(visit("in-progress", "active", "2026-07-01T10:00:00Z"));
        String visit = idOfEntry(answer, 2);

        assertThat(http.get("/fhir/Encounter/" + visit).as(OTHER).send().status())
                .isEqualTo(404);
        assertThat(http.get("/fhir/Encounter/" + visit + "/_history")
                        .as(OTHER)
                        .send()
                        .status())
                .isEqualTo(404);
        assertThat(http.get("/fhir/ServiceRequest?encounter=" + visit)
                        .as(OTHER)
                        .send()
                        .json()
                        .path("entry"))
                .isEmpty();
        assertThat(http.get("/fhir/ServiceRequest?encounter=" + visit + "&_include=ServiceRequest:encounter")
                        .as(EMR)
                        .send()
                        .json()
                        .path("entry"))
                .hasSize(3);
    }

    @Test
    void a_client_needs_the_scope_of_each_entry() {
        String half = health.mizan.testing.Tokens.client(
                "half", java.util.Set.of("FHIRV"), "system/Bundle.c", "system/Patient.crs", "system/Condition.cu");

        Answer refused = bundle(http, half, visit("in-progress", "active", "2026-07-01T10:00:00Z"));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text()).contains("system/Encounter.u");
    }

    private JsonNode sent(String body) {
        Answer answer = bundle(http, EMR, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(R4.errors(answer.text())).isEmpty();
        return answer.json();
    }

    private int versions() {
        return sql.sql("""
                select count(*) from fhir_version v
                 where v.at > now() - interval '1 hour' and exists (
                     select from fhir_resource r join patient_registration p on p.patient_id = r.patient_id
                       join facility f on f.id = p.facility_id
                      where r.key = v.resource_key and f.code = 'FHIRV' and r.created_at >= :since)
                """).param("since", started).query(Integer.class).single();
    }

    private java.time.OffsetDateTime started;

    @BeforeEach
    void since() {
        started = sql.sql("select clock_timestamp()")
                .query(java.time.OffsetDateTime.class)
                .single();
    }

    private String visit(String state, String order, String told) {
        return """
                {"resourceType":"Bundle","type":"transaction","entry":[
                 {"fullUrl":"urn:uuid:0f0e0d0c-0000-4000-8000-000000000001","resource":%1$s,
                  "request":{"method":"POST","url":"Patient",
                             "ifNoneExist":"identifier=https://emr.example.org/patient|%2$s"}},
                 {"fullUrl":"urn:uuid:0f0e0d0c-0000-4000-8000-000000000002",
                  "resource":{"resourceType":"Condition",
                    "identifier":[{"system":"https://emr.example.org/finding","value":"%2$s"}],
                    "code":{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10-am","code":"E11.9"}]},
                    "subject":{"reference":"urn:uuid:0f0e0d0c-0000-4000-8000-000000000001"}},
                  "request":{"method":"PUT","url":"Condition?identifier=https://emr.example.org/finding|%2$s"}},
                 {"fullUrl":"urn:uuid:0f0e0d0c-0000-4000-8000-000000000003",
                  "resource":{"resourceType":"Encounter","meta":{"lastUpdated":"%5$s"},
                    "identifier":[{"system":"https://emr.example.org/encounter","value":"%2$s"}],
                    "status":"%3$s","class":{"system":"http://terminology.hl7.org/CodeSystem/v3-ActCode","code":"AMB"},
                    "subject":{"reference":"urn:uuid:0f0e0d0c-0000-4000-8000-000000000001"},
                    "period":{"start":"2026-07-01T09:00:00Z"},
                    "diagnosis":[{"condition":{"reference":"urn:uuid:0f0e0d0c-0000-4000-8000-000000000002"},"rank":1}],
                    "serviceProvider":{"reference":"Organization?identifier=urn:mizan:facility-code|FHIRV"}},
                  "request":{"method":"PUT","url":"Encounter?identifier=https://emr.example.org/encounter|%2$s"}},
                 %6$s,%7$s]}
                """.formatted(
                        Clients.patient("https://emr.example.org/patient", number, "Visit"),
                        number,
                        state,
                        order,
                        told,
                        order("1", "DS-100", order, told),
                        order("2", "DS-201", order, told));
    }

    private String order(String n, String code, String status, String told) {
        return """
                {"fullUrl":"urn:uuid:0f0e0d0c-0000-4000-8000-00000000010%1$s",
                 "resource":{"resourceType":"ServiceRequest","meta":{"lastUpdated":"%6$s"},
                   "identifier":[{"system":"https://emr.example.org/order","value":"%2$s-%1$s"}],
                   "status":"%4$s","intent":"order","code":{"coding":[{"system":"%5$s","code":"%3$s"}]},
                   "subject":{"reference":"urn:uuid:0f0e0d0c-0000-4000-8000-000000000001"},
                   "encounter":{"reference":"urn:uuid:0f0e0d0c-0000-4000-8000-000000000003"}},
                 "request":{"method":"PUT","url":"ServiceRequest?identifier=https://emr.example.org/order|%2$s-%1$s"}}
                """.formatted(n, number, code, status, Organisation.SYSTEM, told);
    }
}
