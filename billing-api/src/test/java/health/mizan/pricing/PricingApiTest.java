package health.mizan.pricing;

import static health.mizan.testing.Organisation.SYSTEM;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.mizan.testing.Http.Answer;
import org.junit.jupiter.api.Test;

class PricingApiTest extends OrganisationApiTest {

    @Test
    void a_plan_is_read_with_the_rules_it_was_given_on_each_of_its_days() {
        created("/api/payers", payer(run + "NAJD", "نجد"));
        String plan = created("/api/plans", plan("2026-01-01", 2000));

        Answer changed = http.put(plan, plan("2026-07-01", 2500))
                .as(admin)
                .header("If-Match", "\"1\"")
                .send();

        assertThat(changed.status()).isEqualTo(200);
        assertThat(rate(get(plan + "?on=2026-06-30", desk))).isEqualTo(2000);
        assertThat(rate(get(plan + "?on=2026-07-01", desk))).isEqualTo(2500);
        assertThat(get(plan + "?on=2025-12-31", desk).status()).isEqualTo(404);
        assertThat(get(plan + "?on=2026-06-30", desk).header("ETag")).isEmpty();
        assertThat(get(plan, desk)
                        .json()
                        .path("rules")
                        .path(0)
                        .path("cap")
                        .path("amount")
                        .asText())
                .isEqualTo("75.00");
        assertThat(get(plan + "/versions", desk)
                        .json()
                        .path(1)
                        .path("inForceUntil")
                        .asText())
                .isEqualTo("2026-07-01");
    }

    @Test
    void from_a_contract_to_a_price_and_from_a_missing_price_to_the_work_list() {
        pricedClinic();

        JsonNode items = get(
                        "/api/prices?facility=%s&payer=%sNAJD&system=%s&service=%sGP&service=%sMRI&on=2026-05-04"
                                .formatted(site, run, encoded(SYSTEM), run, run),
                        desk)
                .json()
                .path("items");

        assertThat(items.path(0).path("outcome").asText()).isEqualTo("found");
        assertThat(items.path(0).path("contract").path("amount").asText()).isEqualTo("127.50");
        assertThat(items.path(0).path("basis").path("contractVersion").asLong()).isEqualTo(1);
        assertThat(items.path(1).path("outcome").asText()).isEqualTo("missing");
        assertThat(items.path(1).path("missingReason").asText()).isEqualTo("no-price");
    }

    @Test
    void an_overlapping_contract_is_refused_and_told_with_what() {
        String first = pricedClinic();

        Answer second = http.post("/api/contracts", contract(run + "C2", "2026-06-01"))
                .as(finance)
                .send();

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.json().path("with").asText()).isEqualTo(first);
        assertThat(second.json().path("detail").asText()).contains(run + "C1").contains("2026-01-01");
    }

    @Test
    void a_price_of_zero_needs_its_reason() {
        created("/api/facilities", facility(site, "Noor"));
        created("/api/services", service(run + "GP"));

        Answer free = http.post("/api/fee-schedules", schedule(run + "GP", "0.00"))
                .as(finance)
                .send();

        assertThat(free.status()).isEqualTo(422);
        assertThat(fields(free)).containsExactly("prices[0].exemptReason");
    }
}
