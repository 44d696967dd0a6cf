package health.mizan.reckoning;

import static health.mizan.reckoning.Visits.SILVER;
import static health.mizan.reckoning.Visits.golden;
import static health.mizan.reckoning.Visits.gp;
import static health.mizan.reckoning.Visits.service;
import static health.mizan.reckoning.Visits.visit;
import static health.mizan.testing.Fixtures.sar;
import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.catalogue.ServiceCategory;
import health.mizan.pricing.Price;
import health.mizan.reckoning.Comparison.Decided;
import health.mizan.reckoning.Comparison.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final Decided VISIT = new Decided("1", "DS-100", false, sar("127.50"), sar("25.50"), null);
    private static final Decided COUNT = new Decided("2", "DS-201", false, sar("51"), sar("10.20"), null);
    private static final Decided HBA1C = new Decided("3", "DS-202", false, sar("76.50"), sar("15.30"), null);

    private final Figures estimate = Reckoning.of(golden(SILVER));

    @Test
    void a_payer_that_decides_as_expected_leaves_nothing_to_explain() {
        Comparison same = Comparison.of(estimate, List.of(VISIT, COUNT, HBA1C));

        assertThat(same.differences()).isEmpty();
        assertThat(same.decided()).isEqualTo(sar("51"));
        assertThat(same.withinBound()).isTrue();
        assertThat(same.summary().en()).isEqualTo("The payer decided as expected: your share is SAR 51.00.");
    }

    @Test
    void the_golden_denial_is_explained() {
        Comparison denied = Comparison.of(
                estimate, List.of(VISIT, COUNT, new Decided("3", "DS-202", true, sar("0"), sar("0"), "MN-1-1")));

        assertThat(denied.decided()).isEqualTo(sar("35.70"));
        assertThat(denied.differences()).singleElement().satisfies(difference -> {
            assertThat(difference.kind()).isEqualTo(Kind.DENIED_LINE);
            assertThat(difference.patient()).isEqualTo(sar("-15.30"));
            assertThat(difference.text().en())
                    .isEqualTo("DS-202 was denied (reason MN-1-1): of SAR 76.50 allowed in the estimate, your share"
                            + " changes from SAR 15.30 to SAR 0.00.");
            assertThat(difference.text().ar()).contains("DS-202", "76.50", "15.30", "0.00");
        });
        assertThat(denied.summary().en())
                .isEqualTo("Your share is SAR 35.70 instead of SAR 51.00: SAR 15.30 less than estimated.");
    }

    @Test
    void other_amounts_other_shares_and_other_lines_are_told_apart() {
        Price missing = new Price.Missing(Price.Reason.NO_PRICE);
        Figures rough = Reckoning.of(visit(
                SILVER,
                null,
                gp(),
                service("2", "DS-201", ServiceCategory.LABORATORY, "60"),
                service("3", "DS-202", ServiceCategory.LABORATORY, "90"),
                service("4", "DS-303", ServiceCategory.RADIOLOGY, missing, missing)));

        Comparison compared = Comparison.of(
                rough,
                List.of(
                        new Decided("1", "DS-100", false, sar("120"), sar("24"), null),
                        new Decided("2", "DS-201", false, sar("51"), sar("12"), null),
                        new Decided("4", "DS-303", false, sar("800"), sar("160"), null),
                        new Decided("5", "DS-400", false, sar("10"), sar("2"), null)));

        assertThat(compared.differences())
                .extracting(Comparison.Difference::kind)
                .containsExactly(Kind.OTHER_ALLOWED, Kind.OTHER_SHARE, Kind.PRICE, Kind.EXTRA_LINE, Kind.MISSING_LINE);
        assertThat(compared.decided())
                .as("the differences add up to the difference")
                .isEqualTo(compared.differences().stream()
                        .map(Comparison.Difference::patient)
                        .reduce(compared.expected(), health.mizan.money.Money::plus));
    }

    @Test
    void a_share_above_the_bound_that_was_told_is_seen() {
        Comparison above = Comparison.of(
                estimate, List.of(VISIT, COUNT, new Decided("3", "DS-202", true, sar("0"), sar("76.50"), "CV-1-4")));

        assertThat(above.withinBound()).isFalse();
        assertThat(above.decided()).isEqualTo(sar("112.20"));
    }
}
