package health.mizan.pricing;

import health.mizan.catalogue.ServiceId;
import health.mizan.tx.Tx;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;

/** What services cost. A lookup is one statement, however many services it asks for. */
@Service
public class Prices {

    private final PriceStore store;
    private final PriceExceptions exceptions;
    private final Tx tx;

    Prices(PriceStore store, PriceExceptions exceptions, Tx tx) {
        this.store = store;
        this.exceptions = exceptions;
        this.tx = tx;
    }

    /**
     * As {@link #findAll} for one service.
     *
     * @throws IllegalArgumentException if there is no such service
     */
    public Price find(PriceQuestion question, ServiceId service) {
        return Optional.ofNullable(findAll(question, Set.of(service)).get(service))
                .orElseThrow();
    }

    /**
     * The prices of services that are about to be charged. What is missing is put on the work list, in the caller's
     * transaction if there is one.
     *
     * @throws IllegalArgumentException if one of the services does not exist
     */
    public Map<ServiceId, Price> findAll(PriceQuestion question, Collection<ServiceId> services) {
        return tx.get(() -> {
            Map<ServiceId, Price> prices = peek(question, services);
            exceptions.note(question, prices);
            return prices;
        });
    }

    /** As {@link #findAll}, for those who only look: nothing is noted. */
    public Map<ServiceId, Price> peek(PriceQuestion question, Collection<ServiceId> services) {
        Map<ServiceId, Price> prices = store.find(question, services);
        if (!prices.keySet().containsAll(services)) {
            throw new IllegalArgumentException("a service to be priced does not exist");
        }
        return prices;
    }
}
