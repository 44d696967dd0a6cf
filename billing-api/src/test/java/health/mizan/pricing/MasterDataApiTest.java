package health.mizan.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.mizan.access.Role;
import health.mizan.testing.Http.Answer;
import health.mizan.testing.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MasterDataApiTest extends OrganisationApiTest {

    @Test
    void a_facility_is_created_read_changed_and_remembered() {
        Answer created =
                http.post("/api/facilities", facility(site, "Noor")).as(admin).send();
        String at = created.header("Location").orElseThrow();
        String before =
                get(at + "/versions", desk).json().path(0).path("changedAt").asText();

        Answer changed = http.put(at, facility(site, "Noor Olaya"))
                .as(admin)
                .header("If-Match", "\"1\"")
                .send();

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("ETag")).contains("\"1\"");
        assertThat(created.json().path("timeZone").asText()).isEqualTo("Asia/Riyadh");
        assertThat(created.json().path("status").asText()).isEqualTo("active");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.header("ETag")).contains("\"2\"");
        assertThat(get(at, desk).json().path("nameEn").asText()).isEqualTo("Noor Olaya");
        assertThat(get(at + "?asOf=" + before, desk).json().path("nameEn").asText())
                .isEqualTo("Noor");
        assertThat(get(at + "/versions", desk).json()).hasSize(2);
        assertThat(get(at + "/versions", desk).json().path(0).path("changedBy").asText())
                .isEqualTo("staff-[admin]");
    }

    @Test
    void a_change_needs_the_version_it_changes() {
        String at = created("/api/facilities", facility(site, "Noor"));

        Answer blind = http.put(at, facility(site, "A")).as(admin).send();
        Answer stale = http.put(at, facility(site, "B"))
                .as(admin)
                .header("If-Match", "\"7\"")
                .send();

        assertThat(blind.status()).isEqualTo(428);
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.problem()).isEqualTo("stale-version");
    }

    @Test
    void every_wrong_field_is_named_at_once_and_its_value_is_not_repeated() {
        Answer answer =
                http.post("/api/facilities", """
                        {"code":"%s","nameEn":"","nameAr":"مجمع","timeZone":"Mars/Olympus","currency":"XXX",
                         "vatNumber":"123456789012345","address":{"city":"Riyadh","country":"SA","postalCode":"1"}}
                        """.formatted(site)).as(admin).send();

        assertThat(answer.status()).isEqualTo(422);
        assertThat(fields(answer))
                .containsExactlyInAnyOrder(
                        "nameEn", "timeZone", "currency", "vatNumber", "address.buildingNumber", "address.postalCode");
        assertThat(answer.text()).doesNotContain("Olympus");
    }

    @Test
    void a_second_one_of_the_same_code_is_a_conflict_with_the_first() {
        String at = created("/api/facilities", facility(site, "Noor"));

        Answer again =
                http.post("/api/facilities", facility(site, "Other")).as(admin).send();

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.json().path("with").asText()).isEqualTo(at);
    }

    @Test
    void the_desk_reads_and_does_not_write_and_patients_do_neither() {
        assertThat(http.post("/api/payers", payer(run + "P", "x"))
                        .as(desk)
                        .send()
                        .status())
                .isEqualTo(403);
        assertThat(get("/api/payers", desk).status()).isEqualTo(200);
        assertThat(get("/api/payers", Tokens.patient("p")).status()).isEqualTo(403);
        assertThat(get("/api/payers", Tokens.client("system/Organization.s")).status())
                .isEqualTo(200);
        assertThat(get("/api/payers", Tokens.client("system/Patient.rs")).status())
                .isEqualTo(403);
        assertThat(get("/api/facilities/" + UUID.randomUUID(), desk).status()).isEqualTo(404);
    }

    @Test
    void names_are_found_as_people_type_them() {
        created("/api/payers", payer(run + "P1", "شركة الأمانة للتأمين"));

        List<String> found = codes(get("/api/payers?q=" + encoded("الامانه"), desk));

        assertThat(found).contains(run + "P1");
        assertThat(codes(get("/api/payers?q=" + encoded("%"), desk))).isEmpty();
    }

    @Test
    void pages_add_up_to_the_list() {
        for (int i = 0; i < 5; i++) {
            created("/api/payers", payer(run + "Q" + i, "دافع"));
        }

        List<String> found = new ArrayList<>();
        String next = "";
        do {
            JsonNode page =
                    get("/api/payers?limit=2&q=" + run + "Q" + next, desk).json();
            page.path("items").forEach(item -> found.add(item.path("code").asText()));
            next = page.path("next").isTextual()
                    ? "&cursor=" + page.path("next").asText()
                    : "";
        } while (!next.isEmpty());

        assertThat(found).containsExactly(run + "Q0", run + "Q1", run + "Q2", run + "Q3", run + "Q4");
    }

    @Test
    void practitioners_and_contracts_of_other_sites_are_not_there() {
        created("/api/facilities", facility(site, "Noor"));
        String doctor = created("/api/practitioners", """
                {"code":"%sDR1","nameEn":"Dr Demo","nameAr":"د. تجريبي","licenceNumber":"%sL1","specialty":"dental",
                 "facilities":["%s"],"effectiveFrom":"2026-01-01"}""".formatted(run, run, site));
        String elsewhere = Tokens.staff(Set.of(Role.ADMIN), run + "JED");

        assertThat(get(doctor, desk).status()).isEqualTo(200);
        assertThat(get(doctor, elsewhere).status()).isEqualTo(404);
        assertThat(codes(get("/api/practitioners?q=" + run, elsewhere))).isEmpty();
        assertThat(http.post("/api/practitioners", """
                        {"code":"%sDR2","nameEn":"Dr Demo","nameAr":"د. تجريبي","licenceNumber":"%sL2",
                         "specialty":"dental","facilities":["%s"],"effectiveFrom":"2026-01-01"}
                        """.formatted(run, run, site))
                        .as(elsewhere)
                        .send()
                        .status())
                .isEqualTo(422);
    }
}
