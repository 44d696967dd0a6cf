package health.mizan.portal.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZoneTest {

    @ParameterizedTest
    @CsvSource({
        "/ar, PATIENTS",
        "/en/p/4Xk, PATIENTS",
        "/en/me/holds/1, PATIENTS",
        "/en/desk, STAFF",
        "/ar/office/claims/1, STAFF",
        "/en/ops/messages, STAFF",
        "/en/ops/instances/1, DIAGRAM",
        "/en/opsis, PATIENTS"
    })
    void an_address_belongs_to_the_zone_of_its_people(String path, Zone zone) {
        assertThat(Zone.of(path)).isEqualTo(zone);
    }

    @Test
    void no_zone_runs_a_script_without_the_number_of_its_answer() {
        for (Zone zone : Zone.values()) {
            String policy = zone.policy("abc", List.of());

            assertThat(policy)
                    .contains("default-src 'none'", "script-src 'nonce-abc';")
                    .doesNotContain("unsafe");
        }
    }

    @Test
    void scripts_of_staff_pages_write_no_markup_by_themselves() {
        assertThat(Zone.STAFF.policy("abc", List.of())).contains("require-trusted-types-for 'script'");
    }

    @Test
    void a_form_may_lead_to_the_named_parties_and_nowhere_else() {
        assertThat(Zone.PATIENTS.policy("abc", List.of("https://pay.example")))
                .endsWith("form-action 'self' https://pay.example");
    }
}
