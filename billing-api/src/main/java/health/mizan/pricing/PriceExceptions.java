package health.mizan.pricing;

import health.mizan.access.Caller;
import health.mizan.catalogue.ServiceId;
import health.mizan.ids.Ids;
import health.mizan.pricing.PriceException.Resolution;
import health.mizan.tx.Tx;
import health.mizan.web.Page;
import health.mizan.web.PageRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The work list of missing prices. A caller meets those of the caller's own facilities. */
@Service
public class PriceExceptions {

    private final PriceExceptionStore store;
    private final PriceStore prices;
    private final Tx tx;
    private final Ids ids;
    private final Clock clock;

    PriceExceptions(PriceExceptionStore store, PriceStore prices, Tx tx, Ids ids, Clock clock) {
        this.store = store;
        this.prices = prices;
        this.tx = tx;
        this.ids = ids;
        this.clock = clock;
    }

    /** What became of an attempt to resolve. */
    public sealed interface Resolving {
        record Done(PriceException now) implements Resolving {}

        /** The price is missing on this day still. */
        record StillMissing(LocalDate on, Price.Reason reason) implements Resolving {}

        record AlreadyResolved() implements Resolving {}
    }

    /** One open row per facility, service, payer and plan, however often it is met: it grows to cover the day. */
    void note(PriceQuestion question, Map<ServiceId, Price> met) {
        met.entrySet().stream()
                // One order of rows for all: two estimates that miss the same services do not deadlock.
                .sorted(Map.Entry.comparingByKey((a, b) -> a.value().compareTo(b.value())))
                .forEach(entry -> {
                    if (entry.getValue() instanceof Price.Missing(Price.Reason reason)) {
                        store.note(ids.next(), question, entry.getKey(), reason, clock.instant());
                    }
                });
    }

    public Optional<PriceException> find(UUID id, Caller caller) {
        return store.find(id, caller);
    }

    /** @param open true for those without a resolution, false for those with one, null for all */
    public Page<PriceException> list(@Nullable Boolean open, PageRequest page, Caller caller) {
        return store.list(open, page, caller);
    }

    /** Empty if the caller has no such exception. */
    public Optional<Resolving> resolve(UUID id, Resolution resolution, @Nullable String note, Caller caller) {
        return tx.get(() -> store.lock(id, caller).map(exception -> {
            if (exception.resolution() != null) {
                return new Resolving.AlreadyResolved();
            }
            Optional<Resolving> missing = resolution == Resolution.PRICED ? stillMissing(exception) : Optional.empty();
            return missing.orElseGet(() -> {
                store.resolve(id, resolution, note, caller.subject(), clock.instant());
                return new Resolving.Done(store.find(id, caller).orElseThrow());
            });
        }));
    }

    private Optional<Resolving> stillMissing(PriceException exception) {
        return Stream.of(exception.firstOn(), exception.lastOn())
                .flatMap(on -> prices.find(exception.question(on), List.of(exception.serviceId())).values().stream()
                        .filter(Price.Missing.class::isInstance)
                        .map(Price.Missing.class::cast)
                        .map(missing -> (Resolving) new Resolving.StillMissing(on, missing.reason())))
                .findFirst();
    }
}
