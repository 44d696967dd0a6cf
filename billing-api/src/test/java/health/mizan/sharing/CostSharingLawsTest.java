package health.mizan.sharing;

import static health.mizan.testing.Fixtures.sar;
import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.catalogue.ServiceCategory;
import health.mizan.money.Money;
import health.mizan.sharing.CoveredVisit.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

/** What holds for any visit under any of the demo plans. */
class CostSharingLawsTest {

    @Property
    void the_patient_never_pays_less_than_nothing_or_more_than_the_visit_or_the_bound(
            @ForAll("plans") List<CostRule> plan, @ForAll("visits") CoveredVisit visit) {
        Share share = CostSharing.by(plan).of(visit);

        assertThat(share.patient().minor()).isBetween(0L, share.allowed().minor());
        if (share.atMost() != null) {
            assertThat(share.patient()).isLessThanOrEqualTo(share.atMost());
        }
        for (Line line : visit.lines()) {
            assertThat(share.patientByLine().get(line.id()).minor())
                    .isBetween(0L, line.allowed().minor());
        }
    }

    @Property
    void a_dearer_line_never_lowers_the_share(
            @ForAll("plans") List<CostRule> plan,
            @ForAll("visits") CoveredVisit visit,
            @ForAll @LongRange(min = 1, max = 2_000_000) long more) {
        Line first = visit.lines().getFirst();
        List<Line> lines = new ArrayList<>(visit.lines());
        lines.set(0, new Line(first.id(), first.category(), first.allowed().plus(Money.ofMinor(more, "SAR"))));

        Share before = CostSharing.by(plan).of(visit);
        Share after = CostSharing.by(plan).of(new CoveredVisit(visit.side(), lines, visit.used()));

        assertThat(after.patient()).isGreaterThanOrEqualTo(before.patient());
    }

    @Property
    void the_cap_holds_whatever_the_lines(@ForAll("visits") CoveredVisit visit) {
        Money cap = visit.side() == NetworkSide.IN_NETWORK ? sar("75") : sar("100");

        assertThat(CostSharing.by(DemoPlans.SILVER).of(visit).patient()).isLessThanOrEqualTo(cap);
    }

    @Property
    void the_order_of_the_lines_does_not_matter(
            @ForAll("plans") List<CostRule> plan, @ForAll("visits") CoveredVisit visit) {
        CoveredVisit turned = new CoveredVisit(visit.side(), new ArrayList<>(visit.lines()).reversed(), visit.used());

        assertThat(CostSharing.by(plan).of(turned).patient())
                .isEqualTo(CostSharing.by(plan).of(visit).patient());
    }

    @Provide
    Arbitrary<List<CostRule>> plans() {
        return Arbitraries.of(
                DemoPlans.SILVER, DemoPlans.BRONZE, DemoPlans.GOLD, DemoPlans.PLATINUM, DemoPlans.VISITOR);
    }

    @Provide
    Arbitrary<CoveredVisit> visits() {
        Arbitrary<Long> amounts = Arbitraries.longs().between(0, 2_000_000);
        Arbitrary<ServiceCategory> categories = Arbitraries.of(ServiceCategory.class);
        Arbitrary<List<Line>> lines = Combinators.combine(amounts, categories)
                .as((amount, category) -> new Line("", category, Money.ofMinor(amount, "SAR")))
                .list()
                .ofMinSize(1)
                .ofMaxSize(8)
                .map(CostSharingLawsTest::numbered);
        return Combinators.combine(lines, Arbitraries.of(NetworkSide.IN_NETWORK, NetworkSide.OUT_OF_NETWORK))
                .as((made, side) -> new CoveredVisit(side, made, Map.of()));
    }

    private static List<Line> numbered(List<Line> lines) {
        List<Line> numbered = new ArrayList<>();
        for (Line line : lines) {
            numbered.add(new Line("line-" + numbered.size(), line.category(), line.allowed()));
        }
        return numbered;
    }
}
