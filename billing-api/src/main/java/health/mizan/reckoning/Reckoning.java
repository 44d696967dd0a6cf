package health.mizan.reckoning;

import health.mizan.catalogue.ServiceCategory;
import health.mizan.eligibility.EligibilityAnswer;
import health.mizan.eligibility.EligibilityAnswer.Standing;
import health.mizan.money.Money;
import health.mizan.pricing.Price;
import health.mizan.pricing.PriceBasis;
import health.mizan.reckoning.PlannedVisit.Plan;
import health.mizan.reckoning.PlannedVisit.Service;
import health.mizan.reckoning.PlannedVisit.Word;
import health.mizan.reckoning.Reason.Maker;
import health.mizan.reckoning.Reason.Source;
import health.mizan.sharing.CostRule;
import health.mizan.sharing.CostSharing;
import health.mizan.sharing.CoveredVisit;
import health.mizan.sharing.NetworkSide;
import health.mizan.sharing.Share;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reckons a visit. The same visit gives the same figures and the same words, to the last halala and letter. */
public final class Reckoning {

    /** Services that are the visit itself: a payer that covers it at all accepts these first. */
    private static final Set<ServiceCategory> OPENING = Set.of(
            ServiceCategory.CONSULTATION,
            ServiceCategory.TELEHEALTH,
            ServiceCategory.EMERGENCY,
            ServiceCategory.INPATIENT);

    private final PlannedVisit visit;
    private final Money nothing;
    private final List<Reason> reasons = new ArrayList<>();

    private Reckoning(PlannedVisit visit) {
        this.visit = visit;
        this.nothing = Money.zero(visit.currency());
    }

    /** @throws IllegalArgumentException if {@link PlannedVisit#currencies} are more than one */
    public static Figures of(PlannedVisit visit) {
        Plan plan = visit.plan();
        Reckoning reckoning = new Reckoning(visit);
        if (visit.currencies().size() > 1) {
            throw new IllegalArgumentException("a visit is reckoned in one currency");
        }
        return plan != null && paysForAnything(plan) ? reckoning.shared(plan) : reckoning.whole(plan);
    }

    private static boolean paysForAnything(Plan plan) {
        Word word = plan.word();
        if (word == null) {
            return true;
        }
        EligibilityAnswer answer = word.answer();
        return answer.inForce()
                && (answer.standing() == Standing.ELIGIBLE || answer.standing() == Standing.OUT_OF_NETWORK);
    }

    /** The patient pays everything, at the price for those who pay themselves. */
    private Figures whole(@Nullable Plan plan) {
        List<Priced> priced = priced(Service::alone);
        Money list = sum(priced, Priced::list);
        Money all = sum(priced, Priced::allowed);
        Word word = plan == null ? null : plan.word();
        if (word != null) {
            reasons.add(PriceWords.word(word));
        }
        reasons.add(PriceWords.alone(all));
        List<Figures.Line> lines = lines(Service::alone, priced, Priced::allowed);
        boolean complete = lines.stream().allMatch(Figures.Line::priced);
        if (!complete) {
            reasons.add(PriceWords.notBoundedYet());
        }
        return new Figures(list, all, nothing, all, all, complete ? all : null, false, false, true, lines, reasons);
    }

    private Figures shared(Plan plan) {
        List<Priced> priced = priced(Service::agreed);
        Word word = plan.word();
        NetworkSide side = word != null && word.answer().standing() == Standing.OUT_OF_NETWORK
                ? NetworkSide.OUT_OF_NETWORK
                : NetworkSide.IN_NETWORK;
        reasons.add(word == null ? PriceWords.notAnswered(plan) : PriceWords.word(word));
        if (priced.isEmpty()) {
            return nothingToShare(word != null);
        }
        Terms terms = Terms.of(plan.rules(), side, word == null ? null : word.answer());
        CostSharing sharing = CostSharing.by(terms.rules());
        Share share = sharing.of(new CoveredVisit(side, coveredLines(priced), terms.used()));
        share.steps().forEach(step -> reasons.add(reason(step, terms, plan)));
        Money low = low(priced, sharing, side, terms).min(share.patient());
        reasons.add(PriceWords.low(low, opening(priced).service().name()));
        List<Figures.Line> lines = lines(Service::agreed, priced, one -> share.patientByLine()
                .getOrDefault(one.service().id(), nothing));
        Money most = lines.stream().allMatch(Figures.Line::priced) ? share.atMost() : null;
        reasons.add(
                most != null
                        ? PriceWords.most(most)
                        : share.atMost() != null ? PriceWords.notBoundedYet() : PriceWords.unbounded());
        return new Figures(
                sum(priced, Priced::list),
                share.allowed(),
                share.payer(),
                low,
                share.patient(),
                most,
                share.needsApproval(),
                true,
                word != null,
                lines,
                reasons);
    }

    /** Everything is exempt or without a price. */
    private Figures nothingToShare(boolean certain) {
        List<Figures.Line> lines = lines(Service::agreed, List.of(), one -> nothing);
        boolean complete = lines.stream().allMatch(Figures.Line::priced);
        return new Figures(
                nothing,
                nothing,
                nothing,
                nothing,
                nothing,
                complete ? nothing : null,
                false,
                true,
                certain,
                lines,
                reasons);
    }

    /** A service with an amount to share. */
    private record Priced(Service service, Money list, Money allowed, PriceBasis basis) {}

    /** Those with a price above zero, and the reasons for all. */
    private List<Priced> priced(Function<Service, Price> price) {
        List<Priced> priced = new ArrayList<>();
        List<Reason> others = new ArrayList<>();
        for (Service service : visit.services()) {
            if (service.waived()) {
                others.add(PriceWords.waived(service));
                continue;
            }
            switch (price.apply(service)) {
                case Price.Found found -> {
                    Price.Line line = found.line(service.quantity());
                    priced.add(new Priced(service, line.list(), line.contract(), found.basis()));
                }
                case Price.Exempt exempt -> others.add(PriceWords.exempt(service, exempt));
                case Price.Missing missing -> others.add(PriceWords.missing(service, missing));
            }
        }
        Map<PriceBasis, List<Priced>> byBasis = new LinkedHashMap<>();
        priced.forEach(one ->
                byBasis.computeIfAbsent(one.basis(), basis -> new ArrayList<>()).add(one));
        byBasis.forEach((basis, group) -> reasons.add(PriceWords.price(
                basis,
                group.stream().map(one -> one.service().name()).toList(),
                sum(group, Priced::list),
                sum(group, Priced::allowed))));
        reasons.addAll(others);
        return priced;
    }

    private Reason reason(Share.Step step, Terms terms, Plan plan) {
        Word word = plan.word();
        Source source = word != null && terms.isThePayers(step.rule())
                ? new Source(Maker.PAYER, word.check())
                : new Source(Maker.PLAN, plan.code() + " version " + plan.version());
        return new Reason(step.rule(), source, RuleWords.of(step), RuleWords.amounts(step));
    }

    /** See {@link Figures#low}. */
    private Money low(List<Priced> priced, CostSharing sharing, NetworkSide side, Terms terms) {
        Priced opening = opening(priced);
        List<Priced> certain = priced.stream()
                .filter(one -> one.equals(opening) || isExcluded(one, side, terms))
                .toList();
        return sharing.of(new CoveredVisit(side, coveredLines(certain), terms.usedAtBest()))
                .patient();
    }

    private static Priced opening(List<Priced> priced) {
        return priced.stream()
                .filter(one -> OPENING.contains(one.service().category()))
                .findFirst()
                .or(() -> priced.stream().max(Comparator.comparing(Priced::allowed)))
                .orElseThrow();
    }

    private static boolean isExcluded(Priced one, NetworkSide side, Terms terms) {
        return terms.rules().stream()
                .anyMatch(rule -> rule instanceof CostRule.Exclusion
                        && rule.network().covers(side)
                        && (rule.category() == null
                                || rule.category() == one.service().category()));
    }

    private static List<CoveredVisit.Line> coveredLines(List<Priced> priced) {
        return priced.stream()
                .map(one ->
                        new CoveredVisit.Line(one.service().id(), one.service().category(), one.allowed()))
                .toList();
    }

    private List<Figures.Line> lines(
            Function<Service, Price> price, List<Priced> priced, Function<Priced, Money> patients) {
        Map<String, Figures.Line> shared = priced.stream()
                .collect(Collectors.toMap(one -> one.service().id(), one -> line(one, patients.apply(one))));
        return visit.services().stream()
                .map(service -> Optional.ofNullable(shared.get(service.id()))
                        .orElseGet(() -> withoutAmount(
                                service, service.waived() || price.apply(service) instanceof Price.Exempt)))
                .toList();
    }

    private static Figures.Line line(Priced one, Money patient) {
        return new Figures.Line(
                one.service().id(),
                one.service().code(),
                one.list(),
                one.allowed(),
                patient,
                one.allowed().minus(patient));
    }

    private Figures.Line withoutAmount(Service service, boolean free) {
        return free
                ? new Figures.Line(service.id(), service.code(), nothing, nothing, nothing, nothing)
                : new Figures.Line(service.id(), service.code(), null, null, null, null);
    }

    private Money sum(List<Priced> priced, Function<Priced, Money> part) {
        return priced.stream().map(part).reduce(nothing, Money::plus);
    }
}
