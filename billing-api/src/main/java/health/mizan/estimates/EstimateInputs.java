package health.mizan.estimates;

import health.mizan.cases.Case;
import health.mizan.catalogue.CatalogueService;
import health.mizan.catalogue.ServiceId;
import health.mizan.catalogue.Services;
import health.mizan.charges.Charge;
import health.mizan.charges.Charges;
import health.mizan.eligibility.EligibilityAnswer;
import health.mizan.eligibility.EligibilityCheck;
import health.mizan.eligibility.EligibilityChecks;
import health.mizan.explanations.Sentence;
import health.mizan.facilities.Facilities;
import health.mizan.history.AsOf;
import health.mizan.plans.Plan;
import health.mizan.plans.Plans;
import health.mizan.pricing.Price;
import health.mizan.pricing.PriceQuestion;
import health.mizan.pricing.Prices;
import health.mizan.reckoning.PlannedVisit;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers what an estimate of a case is made from. */
@Component
class EstimateInputs {

    private final Charges charges;
    private final Services services;
    private final Prices prices;
    private final Plans plans;
    private final Facilities facilities;
    private final EligibilityChecks checks;

    EstimateInputs(
            Charges charges,
            Services services,
            Prices prices,
            Plans plans,
            Facilities facilities,
            EligibilityChecks checks) {
        this.charges = charges;
        this.services = services;
        this.prices = prices;
        this.plans = plans;
        this.facilities = facilities;
        this.checks = checks;
    }

    /** A visit, and what is to be remembered of where it came from. */
    record Gathered(PlannedVisit visit, Estimate.Basis basis) {}

    /** Empty if the plan has no version on the day: then nobody knows its rules. */
    Optional<Gathered> of(Case financialCase) {
        Currency currency =
                facilities.find(financialCase.facility()).orElseThrow().currency();
        List<PlannedVisit.Service> ordered = ordered(financialCase);
        Case.Cover cover = financialCase.cover();
        LocalDate day = financialCase.serviceDate();
        if (cover == null) {
            return Optional.of(new Gathered(
                    new PlannedVisit(currency, ordered, null), new Estimate.Basis(day, null, null, null, null, null)));
        }
        Optional<EligibilityCheck> answered = checks.lastAnswer(cover.id(), financialCase.facility(), day);
        return plans.find(cover.plan(), AsOf.day(day))
                .map(plan -> new Gathered(
                        new PlannedVisit(currency, ordered, plan(plan, answered)),
                        new Estimate.Basis(
                                day,
                                cover.id(),
                                nameOf(plan),
                                plan.version(),
                                answered.map(EligibilityCheck::id).orElse(null),
                                answered.map(EligibilityCheck::settledAt).orElse(null))));
    }

    private static PlannedVisit.Plan plan(Plan plan, Optional<EligibilityCheck> answered) {
        return new PlannedVisit.Plan(
                nameOf(plan),
                plan.version(),
                plan.currency(),
                plan.rules(),
                answered.map(EstimateInputs::word).orElse(null));
    }

    private static PlannedVisit.@Nullable Word word(EligibilityCheck check) {
        EligibilityAnswer answer = check.answer();
        return answer == null ? null : new PlannedVisit.Word(check.id().toString(), answer);
    }

    private static String nameOf(Plan plan) {
        return plan.payer() + "/" + plan.code();
    }

    private List<PlannedVisit.Service> ordered(Case financialCase) {
        List<Charge> live = charges.ofCase(financialCase.id()).stream()
                .filter(charge -> charge.fate() != Charge.Fate.CANCELLED)
                .toList();
        Map<ServiceId, Sentence> names = names(live);
        Map<LocalDate, Map<ServiceId, Price>> alone = new HashMap<>();
        for (LocalDate day : live.stream().map(Charge::occurredOn).collect(Collectors.toCollection(TreeSet::new))) {
            alone.put(
                    day,
                    prices.peek(
                            new PriceQuestion(financialCase.facility(), null, null, day),
                            live.stream()
                                    .filter(charge -> charge.occurredOn().equals(day))
                                    .map(charge -> charge.service().id())
                                    .distinct()
                                    .toList()));
        }
        return live.stream()
                .map(charge -> new PlannedVisit.Service(
                        charge.id().toString(),
                        charge.service().code(),
                        names.getOrDefault(
                                charge.service().id(),
                                new Sentence(
                                        charge.service().code(),
                                        charge.service().code())),
                        charge.service().category(),
                        charge.quantity(),
                        charge.price(),
                        alone.getOrDefault(charge.occurredOn(), Map.of())
                                .getOrDefault(charge.service().id(), charge.price()),
                        charge.waived() != null))
                .toList();
    }

    private Map<ServiceId, Sentence> names(List<Charge> live) {
        Map<String, List<String>> codes = live.stream()
                .map(Charge::service)
                .collect(Collectors.groupingBy(
                        Charge.Item::system, Collectors.mapping(Charge.Item::code, Collectors.toList())));
        return codes.entrySet().stream()
                .flatMap(entry ->
                        services
                                .byCodes(
                                        entry.getKey(),
                                        entry.getValue().stream().distinct().toList())
                                .stream())
                .collect(Collectors.toMap(
                        CatalogueService::id, service -> new Sentence(service.nameEn(), service.nameAr())));
    }
}
