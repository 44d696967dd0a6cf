package health.mizan.charges;

import health.mizan.access.Caller;
import health.mizan.cases.Cases;
import health.mizan.pricing.Price;
import health.mizan.sweeping.Sweep;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Component;

/** Notices that somebody has mended a missing price: the charge gets it, and a case that waited for it is confirmed. */
@Component
class MissingPrices implements Sweep {

    private static final Caller MIZAN = new Caller.Self("missing-prices");
    private static final UUID START = new UUID(0, 0);
    private static final int BATCH = 100;

    private final ChargeStore store;
    private final ChargePricing pricing;
    private final Charges charges;
    private final Cases cases;

    /** Where this copy's last round ended; prices that nobody mends do not keep it from the others. */
    private final AtomicReference<UUID> after = new AtomicReference<>(START);

    MissingPrices(ChargeStore store, ChargePricing pricing, Charges charges, Cases cases) {
        this.store = store;
        this.pricing = pricing;
        this.charges = charges;
        this.cases = cases;
    }

    @Override
    public String name() {
        return "charges.missing-prices";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(30);
    }

    @Override
    public boolean sweep() {
        List<Charge> some = store.withoutPrice(after.get(), BATCH);
        for (Charge charge : some) {
            // Only a look first: to ask in earnest would put a price that was dismissed on the work list again.
            Price price = pricing.peek(
                    cases.require(charge.financialCase()), charge.service().id(), charge.occurredOn());
            if (!(price instanceof Price.Missing)) {
                charges.reprice(MIZAN, charge.id());
            }
        }
        boolean more = some.size() == BATCH;
        after.set(more ? some.getLast().id().value() : START);
        return more;
    }
}
