package health.mizan.charges;

import health.mizan.cases.Case;
import health.mizan.catalogue.ServiceId;
import health.mizan.pricing.Price;
import health.mizan.pricing.PriceQuestion;
import health.mizan.pricing.Prices;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Prices the charges of a case by the contract of whoever pays it, on the day of each service. */
@Component
class ChargePricing {

    private final Prices prices;
    private final ChargeStore store;

    ChargePricing(Prices prices, ChargeStore store) {
        this.prices = prices;
        this.store = store;
    }

    /** What is missing goes on the work list of prices. */
    Price of(Case financialCase, ServiceId service, LocalDate on) {
        return prices.find(question(financialCase, on), service);
    }

    /** As {@link #of}, noting nothing: for what will not be charged. */
    Price peek(Case financialCase, ServiceId service, LocalDate on) {
        return Objects.requireNonNull(
                prices.peek(question(financialCase, on), Set.of(service)).get(service));
    }

    /** Prices again what is not billed yet; true if something is another than before. */
    boolean refresh(Case financialCase) {
        Map<LocalDate, List<Charge>> byDay = store.ofCase(financialCase.id()).stream()
                .filter(charge -> !charge.state().isCancelled() && charge.isFree())
                .collect(Collectors.groupingBy(Charge::occurredOn, TreeMap::new, Collectors.toList()));
        boolean changed = false;
        for (Map.Entry<LocalDate, List<Charge>> day : byDay.entrySet()) {
            Set<ServiceId> services =
                    day.getValue().stream().map(charge -> charge.service().id()).collect(Collectors.toSet());
            Map<ServiceId, Price> found = prices.findAll(question(financialCase, day.getKey()), services);
            for (Charge charge : day.getValue()) {
                Charge now = charge.priced(
                        Objects.requireNonNull(found.get(charge.service().id())));
                if (!now.equals(charge)) {
                    store.update(now.as(charge.version() + 1));
                    changed = true;
                }
            }
        }
        return changed;
    }

    private static PriceQuestion question(Case financialCase, LocalDate on) {
        Case.Cover cover = financialCase.cover();
        return new PriceQuestion(
                financialCase.facility(),
                cover == null ? null : cover.payer(),
                cover == null ? null : cover.plan(),
                on);
    }
}
