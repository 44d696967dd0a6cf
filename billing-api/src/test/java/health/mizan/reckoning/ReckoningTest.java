package health.mizan.reckoning;

import static health.mizan.reckoning.Visits.BRONZE;
import static health.mizan.reckoning.Visits.PLATINUM;
import static health.mizan.reckoning.Visits.SILVER;
import static health.mizan.reckoning.Visits.benefit;
import static health.mizan.reckoning.Visits.bloodCount;
import static health.mizan.reckoning.Visits.covered;
import static health.mizan.reckoning.Visits.golden;
import static health.mizan.reckoning.Visits.gp;
import static health.mizan.reckoning.Visits.percent;
import static health.mizan.reckoning.Visits.says;
import static health.mizan.reckoning.Visits.service;
import static health.mizan.reckoning.Visits.visit;
import static health.mizan.testing.Fixtures.kwd;
import static health.mizan.testing.Fixtures.sar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.mizan.catalogue.ServiceCategory;
import health.mizan.eligibility.Benefit;
import health.mizan.eligibility.Benefit.Kind;
import health.mizan.eligibility.EligibilityAnswer;
import health.mizan.eligibility.EligibilityAnswer.Standing;
import health.mizan.pricing.Price;
import health.mizan.reckoning.Reason.Maker;
import health.mizan.sharing.CostRule;
import health.mizan.sharing.NetworkSide;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReckoningTest {

    @Test
    void the_golden_case_to_the_halala() {
        Figures figures = Reckoning.of(golden(SILVER));

        assertThat(figures.list()).isEqualTo(sar("300"));
        assertThat(figures.allowed()).isEqualTo(sar("255"));
        assertThat(figures.expected()).isEqualTo(sar("51"));
        assertThat(figures.payer()).isEqualTo(sar("204"));
        assertThat(figures.most()).isEqualTo(sar("75"));
        assertThat(figures.low()).as("20 % of the GP visit alone").isEqualTo(sar("25.50"));
        assertThat(figures.needsApproval()).isFalse();
        assertThat(figures.lines())
                .extracting(Figures.Line::allowed)
                .containsExactly(sar("127.50"), sar("51"), sar("76.50"));
        assertThat(figures.lines())
                .extracting(Figures.Line::patient)
                .containsExactly(sar("25.50"), sar("10.20"), sar("15.30"));
    }

    @Test
    void each_rule_has_a_line_that_says_who_made_it_and_with_which_numbers() {
        List<Reason> reasons = Reckoning.of(golden(SILVER)).reasons();

        assertThat(reasons)
                .extracting(Reason::rule)
                .containsExactly("price", "payer-silent", "copay-in", "low", "most");
        assertThat(reasons.get(0).source().reference()).contains("version 7").contains("version 3");
        assertThat(reasons.get(0).text().en())
                .isEqualTo("Services: DS-100, DS-201, DS-202. List price SAR 300.00, less 15 % by the contract with the"
                        + " payer: SAR 255.00.");
        assertThat(reasons.get(2).source()).isEqualTo(new Reason.Source(Maker.PLAN, "NAJD/PLAN version 2"));
        assertThat(reasons.get(2).text().en()).isEqualTo("You pay 20 % of SAR 255.00, at most SAR 75.00: SAR 51.00.");
        assertThat(reasons.get(2).text().ar())
                .isEqualTo("تدفع \u206620%\u2069 من \u2066255.00\u2069 ريال سعودي، بحد أقصى \u206675.00\u2069"
                        + " ريال سعودي، أي \u206651.00\u2069 ريال سعودي.");
        assertThat(reasons.get(2).amounts())
                .extracting(Reason.Amount::name)
                .containsExactly("on", "exact", "cap", "patient");
    }

    @Test
    void bronze_takes_its_deductible_first() {
        Figures figures = Reckoning.of(golden(BRONZE));

        assertThat(figures.expected()).as("30 + 20 % of 225").isEqualTo(sar("75"));
        assertThat(figures.most()).isEqualTo(sar("130"));
        assertThat(figures.low()).as("30 + 20 % of 97.50").isEqualTo(sar("49.50"));
    }

    @Test
    void a_deductible_of_the_year_counts_as_met_in_the_low_figure_unless_the_payer_says_what_is_left() {
        List<CostRule> yearly = List.of(
                percent("copay", NetworkSide.ANY, 2000, null),
                new CostRule.Deductible("year", NetworkSide.ANY, null, sar("100"), CostRule.Per.YEAR));
        Benefit untouched =
                new Benefit(Kind.DEDUCTIBLE, null, NetworkSide.ANY, CostRule.Per.YEAR, sar("100"), sar("0"), null);

        assertThat(Reckoning.of(golden(yearly)).low()).isEqualTo(sar("25.50"));
        assertThat(Reckoning.of(golden(yearly, covered(untouched))).low())
                .as("100 + 20 % of 27.50")
                .isEqualTo(sar("105.50"));
    }

    @Test
    void platinum_costs_the_patient_nothing() {
        Figures figures = Reckoning.of(golden(PLATINUM));

        assertThat(figures.expected()).isEqualTo(sar("0"));
        assertThat(figures.most()).isEqualTo(sar("0"));
        assertThat(figures.payer()).isEqualTo(sar("255"));
    }

    @Test
    void the_payers_own_figures_go_before_the_plans() {
        Figures figures = Reckoning.of(golden(
                SILVER,
                covered(
                        benefit(Kind.COPAY_PERCENT, null, null, null, 1000),
                        benefit(Kind.COPAY_MAXIMUM, null, sar("50"), sar("30"), null))));

        assertThat(figures.expected()).as("10 % is 25.50, of a cap 20 are left").isEqualTo(sar("20"));
        assertThat(figures.most()).isEqualTo(sar("20"));
        assertThat(figures.certain()).isTrue();
        assertThat(figures.reasons())
                .filteredOn(reason -> reason.rule().equals("copay-in"))
                .extracting(Reason::source)
                .containsExactly(new Reason.Source(Maker.PAYER, "check-1"));
    }

    @Test
    void a_figure_for_one_kind_of_care_leaves_the_others_to_the_plan() {
        Figures figures = Reckoning.of(
                golden(SILVER, covered(benefit(Kind.COPAY, ServiceCategory.CONSULTATION, sar("25"), null, null))));

        assertThat(figures.expected()).as("25 for the visit, 20 % of 127.50").isEqualTo(sar("50.50"));
        assertThat(figures.most()).isEqualTo(sar("100"));
    }

    @Test
    void a_figure_for_all_care_leaves_the_plans_narrower_rule_alone() {
        List<CostRule> withLaboratory = new ArrayList<>(SILVER);
        withLaboratory.add(
                new CostRule.CopayPercent("lab", NetworkSide.ANY, ServiceCategory.LABORATORY, 5000, sar("500")));

        Figures figures =
                Reckoning.of(golden(withLaboratory, covered(benefit(Kind.COPAY_PERCENT, null, null, null, 1000))));

        assertThat(figures.expected()).as("10 % of 127.50 and 50 % of 127.50").isEqualTo(sar("76.50"));
    }

    @Test
    void a_limit_that_runs_out_leaves_the_rest_to_the_patient_and_no_bound() {
        Figures figures =
                Reckoning.of(golden(SILVER, covered(benefit(Kind.BENEFIT, null, sar("5000"), sar("4900"), null))));

        assertThat(figures.payer()).isEqualTo(sar("100"));
        assertThat(figures.expected()).isEqualTo(sar("155"));
        assertThat(figures.most()).isNull();
        assertThat(figures.reasons()).extracting(Reason::rule).contains("annual-limit");
    }

    @Test
    void out_of_the_network_the_plans_other_rules_apply() {
        Figures figures = Reckoning.of(golden(SILVER, says(Standing.OUT_OF_NETWORK)));

        assertThat(figures.most()).isEqualTo(sar("100"));
        assertThat(figures.insured()).isTrue();
        assertThat(figures.reasons())
                .extracting(Reason::rule)
                .contains("copay-out")
                .doesNotContain("copay-in");
    }

    @Test
    void what_the_plan_excludes_is_the_patients_in_every_figure() {
        List<CostRule> noLaboratory = new ArrayList<>(SILVER);
        noLaboratory.add(new CostRule.Exclusion("no-lab", NetworkSide.ANY, ServiceCategory.LABORATORY));

        Figures figures = Reckoning.of(golden(noLaboratory));

        assertThat(figures.expected()).as("127.50 and 20 % of 127.50").isEqualTo(sar("153"));
        assertThat(figures.low()).isEqualTo(sar("153"));
        assertThat(figures.most()).isEqualTo(sar("202.50"));
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"ELIGIBLE", "OUT_OF_NETWORK"})
    void without_cover_the_patient_pays_the_price_for_those_who_pay_themselves(Standing standing) {
        Figures figures = Reckoning.of(golden(SILVER, says(standing)));

        assertThat(figures.expected()).isEqualTo(sar("300"));
        assertThat(figures.low()).isEqualTo(sar("300"));
        assertThat(figures.most()).isEqualTo(sar("300"));
        assertThat(figures.insured()).isFalse();
        assertThat(figures.reasons()).extracting(Reason::rule).containsExactly("price", "payer-answer", "whole-price");
    }

    @Test
    void a_policy_that_is_not_in_force_pays_nothing_whatever_the_site_verdict_says() {
        EligibilityAnswer expired = new EligibilityAnswer("NAJD-1", Standing.ELIGIBLE, false, List.of(), null);

        assertThat(Reckoning.of(golden(SILVER, expired)).expected()).isEqualTo(sar("300"));
    }

    @Test
    void who_pays_alone_pays_the_list() {
        Figures figures = Reckoning.of(new PlannedVisit(Visits.SAR, List.of(gp(), bloodCount()), null));

        assertThat(figures.expected()).isEqualTo(sar("210"));
        assertThat(figures.certain()).isTrue();
        assertThat(figures.reasons()).extracting(Reason::rule).containsExactly("price", "whole-price");
    }

    @Test
    void a_service_without_a_price_is_named_and_stands_in_no_figure() {
        Price missing = new Price.Missing(Price.Reason.NO_PRICE);

        Figures figures = Reckoning.of(
                visit(SILVER, null, gp(), service("9", "DS-303", ServiceCategory.RADIOLOGY, missing, missing)));

        assertThat(figures.complete()).isFalse();
        assertThat(figures.expected()).isEqualTo(sar("25.50"));
        assertThat(figures.most()).as("what has no price has no bound").isNull();
        assertThat(figures.lines().getLast()).isEqualTo(new Figures.Line("9", "DS-303", null, null, null, null));
        assertThat(figures.reasons())
                .filteredOn(reason -> reason.rule().equals("price-missing"))
                .singleElement()
                .satisfies(reason -> assertThat(reason.text().en()).contains("DS-303"));
    }

    @Test
    void what_is_free_costs_nobody_anything() {
        Price free = new Price.Exempt("follow-up within 14 days", ((Price.Found) Visits.price("1", 0)).basis());

        Figures figures =
                Reckoning.of(visit(SILVER, null, service("9", "DS-105", ServiceCategory.CONSULTATION, free, free)));

        assertThat(figures.expected()).isEqualTo(sar("0"));
        assertThat(figures.most()).isEqualTo(sar("0"));
        assertThat(figures.complete()).isTrue();
    }

    @Test
    void above_the_threshold_the_payer_is_asked_first() {
        Figures figures =
                Reckoning.of(visit(SILVER, null, gp(), service("9", "DS-303", ServiceCategory.RADIOLOGY, "1200")));

        assertThat(figures.needsApproval()).isTrue();
        assertThat(figures.reasons()).extracting(Reason::rule).contains("approval");
    }

    @Test
    void two_currencies_are_not_reckoned_together() {
        Benefit inDinars = benefit(Kind.COPAY_MAXIMUM, null, kwd("5"), null, null);
        PlannedVisit visit = golden(SILVER, covered(inDinars));

        assertThat(visit.currencies()).hasSize(2);
        assertThatThrownBy(() -> Reckoning.of(visit)).isInstanceOf(IllegalArgumentException.class);
    }
}
