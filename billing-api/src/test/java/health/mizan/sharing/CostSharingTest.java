package health.mizan.sharing;

import static health.mizan.testing.Fixtures.sar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.mizan.catalogue.ServiceCategory;
import health.mizan.money.Money;
import health.mizan.sharing.CoveredVisit.Line;
import health.mizan.sharing.Share.Step;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CostSharingTest {

    private static final Line GP = new Line("1", ServiceCategory.CONSULTATION, sar("127.50"));
    private static final Line BLOOD_COUNT = new Line("2", ServiceCategory.LABORATORY, sar("51"));
    private static final Line HBA1C = new Line("3", ServiceCategory.LABORATORY, sar("76.50"));

    @Test
    void the_golden_case_shares_255_as_51_and_204_with_75_at_most() {
        Share share =
                CostSharing.by(DemoPlans.SILVER).of(CoveredVisit.of(NetworkSide.IN_NETWORK, GP, BLOOD_COUNT, HBA1C));

        assertThat(share.allowed()).isEqualTo(sar("255.00"));
        assertThat(share.patient()).isEqualTo(sar("51.00"));
        assertThat(share.payer()).isEqualTo(sar("204.00"));
        assertThat(share.atMost()).isEqualTo(sar("75.00"));
        assertThat(share.patientByLine())
                .containsOnly(Map.entry("1", sar("25.50")), Map.entry("2", sar("10.20")), Map.entry("3", sar("15.30")));
        assertThat(share.steps())
                .containsExactly(new Step.PercentTaken("copay-in", sar("255"), 2000, sar("51"), sar("75"), sar("51")));
    }

    @Test
    void the_golden_case_after_the_denied_line_shares_178_50_as_35_70_and_142_80() {
        Share share = CostSharing.by(DemoPlans.SILVER).of(CoveredVisit.of(NetworkSide.IN_NETWORK, GP, BLOOD_COUNT));

        assertThat(share.allowed()).isEqualTo(sar("178.50"));
        assertThat(share.patient()).isEqualTo(sar("35.70"));
        assertThat(share.payer()).isEqualTo(sar("142.80"));
    }

    @Test
    void silver_is_capped_at_75_inside_and_100_outside_the_network() {
        Line dear = new Line("1", ServiceCategory.SURGERY, sar("9800"));

        assertThat(CostSharing.by(DemoPlans.SILVER)
                        .of(CoveredVisit.of(NetworkSide.IN_NETWORK, dear))
                        .patient())
                .isEqualTo(sar("75"));
        assertThat(CostSharing.by(DemoPlans.SILVER)
                        .of(CoveredVisit.of(NetworkSide.OUT_OF_NETWORK, dear))
                        .patient())
                .isEqualTo(sar("100"));
    }

    @Test
    void bronze_takes_its_deductible_before_the_percentage() {
        Share share =
                CostSharing.by(DemoPlans.BRONZE).of(CoveredVisit.of(NetworkSide.IN_NETWORK, GP, BLOOD_COUNT, HBA1C));

        assertThat(share.patient()).isEqualTo(sar("75.00"));
        assertThat(share.atMost()).isEqualTo(sar("130.00"));
        assertThat(share.steps())
                .containsExactly(
                        new Step.DeductibleTaken("deductible", sar("255"), sar("30"), sar("30")),
                        new Step.PercentTaken("copay", sar("225"), 2000, sar("45"), sar("100"), sar("45")));
    }

    @Test
    void a_visit_below_the_deductible_is_wholly_the_patients() {
        Line small = new Line("1", ServiceCategory.LABORATORY, sar("21.25"));

        Share share = CostSharing.by(DemoPlans.BRONZE).of(CoveredVisit.of(NetworkSide.IN_NETWORK, small));

        assertThat(share.patient()).isEqualTo(sar("21.25"));
        assertThat(share.payer()).isEqualTo(sar("0"));
    }

    @Test
    void what_was_already_paid_in_the_visit_counts_against_deductible_and_cap() {
        Map<String, Money> used = Map.of("deductible", sar("30"), "copay", sar("90"));

        Share share = CostSharing.by(DemoPlans.BRONZE)
                .of(new CoveredVisit(NetworkSide.IN_NETWORK, List.of(GP, BLOOD_COUNT, HBA1C), used));

        assertThat(share.patient()).isEqualTo(sar("10"));
        assertThat(share.atMost()).isEqualTo(sar("10"));
    }

    @Test
    void gold_takes_a_tenth_up_to_50_and_platinum_nothing() {
        CoveredVisit visit = CoveredVisit.of(NetworkSide.IN_NETWORK, GP, BLOOD_COUNT, HBA1C);

        assertThat(CostSharing.by(DemoPlans.GOLD).of(visit).patient()).isEqualTo(sar("25.50"));
        assertThat(CostSharing.by(DemoPlans.GOLD).of(visit).atMost()).isEqualTo(sar("50"));
        assertThat(CostSharing.by(DemoPlans.PLATINUM).of(visit).patient()).isEqualTo(sar("0"));
        assertThat(CostSharing.by(DemoPlans.PLATINUM).of(visit).atMost()).isEqualTo(sar("0"));
    }

    @Test
    void a_visitor_pays_what_exceeds_the_limit_and_nothing_bounds_it() {
        Share share = CostSharing.by(DemoPlans.VISITOR)
                .of(new CoveredVisit(
                        NetworkSide.IN_NETWORK, List.of(GP, BLOOD_COUNT, HBA1C), Map.of("limit", sar("4800"))));

        assertThat(share.patient()).isEqualTo(sar("55"));
        assertThat(share.payer()).isEqualTo(sar("200"));
        assertThat(share.atMost()).isNull();
        assertThat(share.steps()).contains(new Step.LimitReached("limit", sar("255"), sar("200"), sar("55")));
    }

    @Test
    void a_visit_that_just_meets_the_limit_costs_a_visitor_nothing() {
        Line whole = new Line("1", ServiceCategory.INPATIENT, sar("5000"));

        Share share = CostSharing.by(DemoPlans.VISITOR).of(CoveredVisit.of(NetworkSide.IN_NETWORK, whole));

        assertThat(share.patient()).isEqualTo(sar("0"));
        assertThat(share.atMost()).isEqualTo(sar("0"));
    }

    @Test
    void a_halala_is_rounded_half_up_once_per_rule() {
        Line odd = new Line("1", ServiceCategory.LABORATORY, sar("0.12"));
        Line even = new Line("2", ServiceCategory.LABORATORY, sar("0.13"));

        assertThat(CostSharing.by(DemoPlans.SILVER)
                        .of(CoveredVisit.of(NetworkSide.IN_NETWORK, odd))
                        .patient())
                .isEqualTo(sar("0.02"));
        assertThat(CostSharing.by(DemoPlans.SILVER)
                        .of(CoveredVisit.of(NetworkSide.IN_NETWORK, even))
                        .patient())
                .isEqualTo(sar("0.03"));
        assertThat(CostSharing.by(DemoPlans.SILVER)
                        .of(CoveredVisit.of(NetworkSide.IN_NETWORK, odd, even))
                        .patient())
                .isEqualTo(sar("0.05"));
    }

    @Test
    void the_narrowest_copay_applies_and_excluded_services_are_the_patients() {
        List<CostRule> rules = List.of(
                DemoPlans.percent("copay", NetworkSide.ANY, 2000, sar("75")),
                new CostRule.CopayFixed("lab", NetworkSide.ANY, ServiceCategory.LABORATORY, sar("10")),
                new CostRule.Exclusion("no-optical", NetworkSide.ANY, ServiceCategory.OPTICAL));
        Line glasses = new Line("4", ServiceCategory.OPTICAL, sar("650"));

        Share share = CostSharing.by(rules).of(CoveredVisit.of(NetworkSide.IN_NETWORK, GP, BLOOD_COUNT, glasses));

        assertThat(share.patientByLine())
                .containsOnly(Map.entry("1", sar("25.50")), Map.entry("2", sar("10")), Map.entry("4", sar("650")));
        assertThat(share.atMost()).isEqualTo(sar("735"));
        assertThat(share.steps()).extracting(Step::rule).containsExactly("no-optical", "copay", "lab");
    }

    @Test
    void a_narrow_limit_binds_before_the_wide_one_and_both_bind() {
        List<CostRule> rules = List.of(
                DemoPlans.percent("copay", NetworkSide.ANY, 0, null),
                new CostRule.BenefitLimit("year", NetworkSide.ANY, null, sar("200"), CostRule.Per.YEAR),
                new CostRule.BenefitLimit(
                        "lab", NetworkSide.ANY, ServiceCategory.LABORATORY, sar("100"), CostRule.Per.YEAR));

        Share share = CostSharing.by(rules).of(CoveredVisit.of(NetworkSide.IN_NETWORK, GP, BLOOD_COUNT, HBA1C));

        assertThat(share.steps())
                .endsWith(
                        new Step.LimitReached("lab", sar("127.50"), sar("100"), sar("27.50")),
                        new Step.LimitReached("year", sar("227.50"), sar("200"), sar("27.50")));
        assertThat(share.patient()).isEqualTo(sar("55"));
    }

    @Test
    void approval_is_asked_for_above_the_amount_and_not_at_it() {
        List<CostRule> rules = List.of(
                DemoPlans.percent("copay", NetworkSide.ANY, 0, null),
                new CostRule.ApprovalAbove("approval", NetworkSide.ANY, null, sar("500")));

        assertThat(CostSharing.by(rules)
                        .of(CoveredVisit.of(
                                NetworkSide.IN_NETWORK, new Line("1", ServiceCategory.RADIOLOGY, sar("500"))))
                        .needsApproval())
                .isFalse();
        assertThat(CostSharing.by(rules)
                        .of(CoveredVisit.of(
                                NetworkSide.IN_NETWORK, new Line("1", ServiceCategory.RADIOLOGY, sar("500.01"))))
                        .steps())
                .contains(new Step.ApprovalNeeded("approval", sar("500.01"), sar("500")));
    }

    @Test
    void rules_that_say_nothing_about_a_line_are_not_guessed_at() {
        List<CostRule> labOnly =
                List.of(new CostRule.CopayFixed("lab", NetworkSide.ANY, ServiceCategory.LABORATORY, sar("10")));

        assertThatThrownBy(() -> CostSharing.by(labOnly).of(CoveredVisit.of(NetworkSide.IN_NETWORK, GP)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
