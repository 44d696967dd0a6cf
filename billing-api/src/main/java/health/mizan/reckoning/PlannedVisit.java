package health.mizan.reckoning;

import health.mizan.catalogue.ServiceCategory;
import health.mizan.eligibility.Benefit;
import health.mizan.eligibility.EligibilityAnswer;
import health.mizan.explanations.Sentence;
import health.mizan.money.Money;
import health.mizan.pricing.Price;
import health.mizan.sharing.CostRule;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A visit to be reckoned.
 *
 * @param currency in which the site bills
 * @param services in the order of their ordering
 * @param plan     null for a patient who pays alone
 */
public record PlannedVisit(
        Currency currency, List<Service> services, @Nullable Plan plan) {

    /**
     * One service of the visit.
     *
     * @param id     names the line in the answer
     * @param agreed the price agreed with the payer, of one piece; the price without a payer if there is none
     * @param alone  the price without a payer, of one piece
     * @param waived whether a person decided that it is not charged
     */
    public record Service(
            String id,
            String code,
            Sentence name,
            ServiceCategory category,
            int quantity,
            Price agreed,
            Price alone,
            boolean waived) {}

    /**
     * The plan that covers the patient.
     *
     * @param code    of payer and plan, such as NAJD/SILVER
     * @param version of the plan on the day
     * @param word    what the payer itself said of this visit; null if it has not answered
     */
    public record Plan(
            String code,
            long version,
            Currency currency,
            List<CostRule> rules,
            @Nullable Word word) {
        public Plan {
            rules = List.copyOf(rules);
        }
    }

    /**
     * The payer's word.
     *
     * @param check by which of our questions we have it
     */
    public record Word(String check, EligibilityAnswer answer) {}

    public PlannedVisit {
        services = List.copyOf(services);
    }

    /** All that meet here; only one can be reckoned with. */
    public Set<Currency> currencies() {
        Set<Currency> met = new LinkedHashSet<>();
        met.add(currency);
        for (Service service : services) {
            Stream.of(service.agreed(), service.alone())
                    .filter(Price.Found.class::isInstance)
                    .map(price -> ((Price.Found) price).scheduled().currency())
                    .forEach(met::add);
        }
        if (plan != null) {
            met.add(plan.currency());
            Word word = plan.word();
            if (word != null) {
                word.answer().benefits().stream()
                        .map(Benefit::allowed)
                        .filter(allowed -> allowed != null)
                        .map(Money::currency)
                        .forEach(met::add);
            }
        }
        return met;
    }
}
