package health.mizan.plans;

import static health.mizan.testing.Fixtures.kwd;
import static health.mizan.testing.Fixtures.sar;
import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.masterdata.Checks;
import health.mizan.masterdata.FieldError;
import health.mizan.parties.PayerId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PlanDraftTest {

    private static final RuleDraft COPAY =
            new RuleDraft("copay", "copay-percent", null, null, 2000, null, sar("75"), null);

    @Test
    void rules_come_back_in_the_shape_they_were_given() {
        List<RuleDraft> given = List.of(
                new RuleDraft("copay", "copay-percent", "any", null, 2000, null, sar("75"), null),
                new RuleDraft("lab", "copay-fixed", "in-network", "laboratory", null, sar("10"), null, null),
                new RuleDraft("first", "deductible", "any", null, null, sar("30"), null, "visit"),
                new RuleDraft("dental", "benefit-limit", "any", "dental", null, sar("2000"), null, "year"),
                new RuleDraft("ask", "approval-above", "any", null, null, sar("500"), null, null),
                new RuleDraft("none", "exclusion", "any", "optical", null, null, null, null));
        Checks checks = new Checks();

        Plan plan = checked(checks, given);

        assertThat(checks.errors()).isEmpty();
        assertThat(plan.rules()).extracting(RuleDraft::of).containsExactlyElementsOf(given);
    }

    @Test
    void numbers_of_another_kind_and_missing_ones_are_named() {
        assertThat(errors(
                        COPAY,
                        new RuleDraft("a", "deductible", null, null, 10, null, null, null),
                        new RuleDraft("b", "exclusion", null, null, null, sar("1"), null, null),
                        new RuleDraft("c", "nonsense", null, "dentist", null, null, null, null)))
                .contains(
                        "rules[1].basisPoints",
                        "rules[1].amount",
                        "rules[1].per",
                        "rules[2].amount",
                        "rules[2].category",
                        "rules[3].kind",
                        "rules[3].category");
    }

    @Test
    void two_rules_for_one_case_and_two_of_one_name_are_refused() {
        assertThat(errors(COPAY, new RuleDraft("copay", "copay-fixed", null, null, null, sar("5"), null, null)))
                .containsExactly("rules[1].id", "rules[1]");
    }

    @Test
    void a_plan_says_what_applies_on_both_sides_of_its_network() {
        RuleDraft inside = new RuleDraft("in", "copay-percent", "in-network", null, 0, null, null, null);
        RuleDraft nothingOutside = new RuleDraft("out", "exclusion", "out-of-network", null, null, null, null, null);

        assertThat(errors(inside)).containsExactly("rules");
        assertThat(errors(inside, nothingOutside)).isEmpty();
        assertThat(errors()).containsExactly("rules", "rules");
    }

    @Test
    void amounts_are_in_the_plans_currency_and_not_negative() {
        assertThat(errors(COPAY, new RuleDraft("a", "deductible", null, null, null, kwd("1"), null, "visit")))
                .containsExactly("rules[1].amount");
        assertThat(errors(COPAY, new RuleDraft("a", "deductible", null, null, null, sar("-1"), null, "visit")))
                .containsExactly("rules[1].amount");
    }

    private static List<String> errors(RuleDraft... rules) {
        Checks checks = new Checks();
        checked(checks, List.of(rules));
        return checks.errors().stream().map(FieldError::field).toList();
    }

    private static Plan checked(Checks checks, List<RuleDraft> rules) {
        PlanDraft draft = new PlanDraft(
                "NAJD", "SILVER", "Silver", "الفضية", "Silver", "SAR", LocalDate.of(2026, 1, 1), null, rules);
        return draft.checked(checks, new PayerId(new UUID(0, 1)), new PlanId(new UUID(0, 2)), "test", Instant.EPOCH);
    }
}
