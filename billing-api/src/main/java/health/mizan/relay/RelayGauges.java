package health.mizan.relay;

import health.mizan.outbox.Subscribers;
import health.mizan.sweeping.Sweep;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/** How far behind each handler is. Counted now and then, not on each scrape: a scraper must not load the database. */
@Component
class RelayGauges implements Sweep {

    private final DeliveryStore store;
    private final Subscribers subscribers;
    private final MeterRegistry meters;
    private final Map<String, AtomicLong> gauges = new ConcurrentHashMap<>();

    RelayGauges(DeliveryStore store, Subscribers subscribers, MeterRegistry meters) {
        this.store = store;
        this.subscribers = subscribers;
        this.meters = meters;
    }

    @Override
    public String name() {
        return "outbox.gauges";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(15);
    }

    @Override
    public boolean sweep() {
        List<DeliveryStore.Figures> figures = store.figures();
        gauges.values().forEach(gauge -> gauge.set(0));
        subscribers.byName().keySet().forEach(handler -> set(new DeliveryStore.Figures(handler, 0, 0, 0)));
        figures.forEach(this::set);
        return false;
    }

    private void set(DeliveryStore.Figures figures) {
        gauge("mizan.outbox.pending", figures.handler()).set(figures.pending());
        gauge("mizan.outbox.parked", figures.handler()).set(figures.parked());
        gauge("mizan.outbox.oldest.seconds", figures.handler()).set(figures.oldestSeconds());
    }

    private AtomicLong gauge(String name, String handler) {
        return gauges.computeIfAbsent(
                name + "/" + handler, key -> meters.gauge(name, Tags.of("handler", handler), new AtomicLong()));
    }
}
