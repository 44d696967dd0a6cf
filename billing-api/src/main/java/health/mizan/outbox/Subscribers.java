package health.mizan.outbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** All handlers by name. Found on first use: handlers need façades, which need the outbox, which needs this. */
@Component
public class Subscribers {

    private final ObjectProvider<Subscription<?>> single;
    private final ObjectProvider<SubscriptionGroup> groups;
    private volatile @Nullable Map<String, Subscription<?>> byName;

    public Subscribers(ObjectProvider<Subscription<?>> single, ObjectProvider<SubscriptionGroup> groups) {
        this.single = single;
        this.groups = groups;
    }

    /** @throws IllegalStateException if two handlers share a name or an event has none */
    public Map<String, Subscription<?>> byName() {
        Map<String, Subscription<?>> known = byName;
        if (known == null) {
            known = collect();
            byName = known;
        }
        return known;
    }

    List<String> namesFor(OutboxEvent event) {
        return byName().values().stream()
                .filter(subscription -> wants(subscription, event))
                .map(Subscription::name)
                .toList();
    }

    private static <E extends OutboxEvent> boolean wants(Subscription<E> subscription, OutboxEvent event) {
        return subscription.event() == event.getClass()
                && subscription.wants(subscription.event().cast(event));
    }

    private Map<String, Subscription<?>> collect() {
        Map<String, Subscription<?>> found = new LinkedHashMap<>();
        Map<String, Class<?>> types = new LinkedHashMap<>();
        Stream<Subscription<?>> all = Stream.concat(
                single.orderedStream(), groups.orderedStream().flatMap(group -> group.subscriptions().stream()));
        all.forEach(subscription -> {
            if (found.put(subscription.name(), subscription) != null) {
                throw new IllegalStateException("two outbox handlers are called " + subscription.name());
            }
            Class<?> other = types.put(EventCodec.nameOf(subscription.event()), subscription.event());
            if (other != null && other != subscription.event()) {
                throw new IllegalStateException(
                        other.getName() + " and " + subscription.event().getName() + " have the same @EventName");
            }
        });
        return Map.copyOf(found);
    }
}
