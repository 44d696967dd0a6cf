package health.mizan.outbox;

import java.util.List;

/** Subscriptions of which there is one per something: per source of messages, say. */
@FunctionalInterface
public interface SubscriptionGroup {

    List<? extends Subscription<?>> subscriptions();
}
