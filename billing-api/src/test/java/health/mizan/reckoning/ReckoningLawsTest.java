package health.mizan.reckoning;

import static health.mizan.reckoning.Visits.benefit;
import static health.mizan.reckoning.Visits.service;
import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.catalogue.ServiceCategory;
import health.mizan.eligibility.Benefit;
import health.mizan.eligibility.Benefit.Kind;
import health.mizan.eligibility.EligibilityAnswer;
import health.mizan.eligibility.EligibilityAnswer.Standing;
import health.mizan.money.Money;
import health.mizan.pricing.Price;
import health.mizan.reckoning.PlannedVisit.Plan;
import health.mizan.reckoning.PlannedVisit.Service;
import health.mizan.reckoning.PlannedVisit.Word;
import health.mizan.sharing.CostRule;
import health.mizan.sharing.CostSharing;
import health.mizan.sharing.CoveredVisit;
import health.mizan.sharing.NetworkSide;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every estimate, whatever the plan, the visit and the payer's word. */
class ReckoningLawsTest {

    private static final List<ServiceCategory> CARE =
            List.of(ServiceCategory.CONSULTATION, ServiceCategory.LABORATORY, ServiceCategory.DENTAL);

    @Property
    void the_parts_are_the_whole_and_the_bounds_are_in_order(@ForAll("visits") PlannedVisit visit) {
        Figures figures = Reckoning.of(visit);

        Money nothing = Money.zero(Visits.SAR);
        assertThat(sum(figures, Figures.Line::allowed)).isEqualTo(figures.allowed());
        assertThat(sum(figures, Figures.Line::patient)).isEqualTo(figures.expected());
        assertThat(sum(figures, Figures.Line::payer)).isEqualTo(figures.payer());
        assertThat(figures.expected().plus(figures.payer())).isEqualTo(figures.allowed());
        assertThat(figures.low()).isBetween(nothing, figures.expected());
        if (figures.most() != null) {
            assertThat(figures.expected()).isLessThanOrEqualTo(figures.most());
            assertThat(figures.complete()).isTrue();
        }
    }

    @Property
    void the_same_visit_gives_the_same_figures_and_words(@ForAll("visits") PlannedVisit visit) {
        assertThat(Reckoning.of(visit)).isEqualTo(Reckoning.of(visit));
    }

    @Property
    void without_the_payers_word_the_expected_share_is_the_plans(@ForAll("visits") PlannedVisit visit) {
        Plan plan = Objects.requireNonNull(visit.plan());
        List<CoveredVisit.Line> lines = visit.services().stream()
                .filter(service -> service.agreed() instanceof Price.Found)
                .map(service -> new CoveredVisit.Line(
                        service.id(),
                        service.category(),
                        ((Price.Found) service.agreed())
                                .line(service.quantity())
                                .contract()))
                .toList();
        Figures figures = Reckoning.of(new PlannedVisit(
                visit.currency(),
                visit.services(),
                new Plan(plan.code(), plan.version(), plan.currency(), plan.rules(), null)));

        Money expected = lines.isEmpty()
                ? Money.zero(Visits.SAR)
                : CostSharing.by(plan.rules())
                        .of(new CoveredVisit(NetworkSide.IN_NETWORK, lines, Map.of()))
                        .patient();
        assertThat(figures.expected()).isEqualTo(expected);
    }

    @Property
    void every_reason_speaks_both_languages_and_leaves_no_place_unfilled(@ForAll("visits") PlannedVisit visit) {
        assertThat(Reckoning.of(visit).reasons()).allSatisfy(reason -> {
            assertThat(reason.text().en()).isNotBlank().doesNotContain("$s", "null");
            assertThat(reason.text().ar()).isNotBlank().doesNotContain("$s", "null");
            assertThat(reason.text().ar().chars())
                    .as("Latin digits, as bills here have them")
                    .noneMatch(letter -> letter >= 0x0660 && letter <= 0x0669);
        });
    }

    private static Money sum(Figures figures, java.util.function.Function<Figures.Line, Money> part) {
        return figures.lines().stream().map(part).filter(Objects::nonNull).reduce(Money.zero(Visits.SAR), Money::plus);
    }

    @Provide
    Arbitrary<PlannedVisit> visits() {
        Arbitrary<List<CostRule>> rules = Combinators.combine(
                        copay("all", null),
                        copay("dental", ServiceCategory.DENTAL).injectNull(0.5),
                        extras())
                .as((all, dental, extras) -> {
                    List<CostRule> plan = new ArrayList<>(List.of(all));
                    if (dental != null) {
                        plan.add(dental);
                    }
                    plan.addAll(extras);
                    return plan;
                });
        return Combinators.combine(rules, words().injectNull(0.3), services())
                .as((plan, word, services) -> new PlannedVisit(
                        Visits.SAR,
                        services,
                        new Plan("P", 1, Visits.SAR, plan, word == null ? null : new Word("check", word))));
    }

    private static Arbitrary<CostRule> copay(String id, ServiceCategory category) {
        Arbitrary<CostRule> percent = Combinators.combine(
                        Arbitraries.integers().between(0, 10_000), amounts().injectNull(0.3))
                .as((points, cap) -> new CostRule.CopayPercent(id, NetworkSide.ANY, category, points, cap));
        Arbitrary<CostRule> fixed =
                amounts().map(amount -> new CostRule.CopayFixed(id, NetworkSide.ANY, category, amount));
        return Arbitraries.oneOf(percent, fixed);
    }

    private static Arbitrary<List<CostRule>> extras() {
        Arbitrary<CostRule> deductible = Combinators.combine(amounts(), Arbitraries.of(CostRule.Per.values()))
                .as((amount, per) -> new CostRule.Deductible("deductible", NetworkSide.ANY, null, amount, per));
        Arbitrary<CostRule> limit = amounts()
                .map(amount -> new CostRule.BenefitLimit("limit", NetworkSide.ANY, null, amount, CostRule.Per.YEAR));
        Arbitrary<CostRule> exclusion =
                Arbitraries.of(CARE).map(category -> new CostRule.Exclusion("exclusion", NetworkSide.ANY, category));
        return Arbitraries.oneOf(deductible, limit, exclusion)
                .list()
                .ofMaxSize(3)
                .uniqueElements(CostRule::id);
    }

    private static Arbitrary<EligibilityAnswer> words() {
        Arbitrary<Benefit> benefits = Combinators.combine(
                        Arbitraries.of(Kind.values()),
                        Arbitraries.of(CARE).injectNull(0.5),
                        amounts(),
                        amounts().injectNull(0.3),
                        Arbitraries.integers().between(0, 10_000))
                .as((kind, category, allowed, used, points) -> kind == Kind.COPAY_PERCENT
                        ? benefit(kind, category, null, null, points)
                        : benefit(kind, category, allowed, used, null));
        return Combinators.combine(
                        Arbitraries.of(Standing.values()), benefits.list().ofMaxSize(5))
                .as((standing, said) -> new EligibilityAnswer("R", standing, true, said, null));
    }

    private static Arbitrary<List<Service>> services() {
        Arbitrary<Price> prices = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(
                        8,
                        Arbitraries.integers()
                                .between(1, 500)
                                .map(riyals -> Visits.price(Integer.toString(riyals), 1500))),
                net.jqwik.api.Tuple.of(1, Arbitraries.just(new Price.Missing(Price.Reason.NO_PRICE))));
        return Combinators.combine(Arbitraries.of(CARE), prices)
                .as((category, price) -> Map.entry(category, price))
                .list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .map(drafts -> {
                    List<Service> services = new ArrayList<>();
                    drafts.forEach(draft -> services.add(service(
                            Integer.toString(services.size()),
                            "S-" + services.size(),
                            draft.getKey(),
                            draft.getValue(),
                            draft.getValue())));
                    return services;
                });
    }

    private static Arbitrary<Money> amounts() {
        return Arbitraries.longs().between(0, 60_000).map(minor -> Money.ofMinor(minor, "SAR"));
    }
}
