package health.mizan.relay;

import health.mizan.ids.Ids;
import health.mizan.outbox.EventCodec;
import health.mizan.outbox.LocalHandler;
import health.mizan.outbox.OutboxEvent;
import health.mizan.outbox.OutboxHandler;
import health.mizan.outbox.Subscription;
import health.mizan.outbox.Undeliverable;
import health.mizan.tx.Tx;
import health.mizan.web.Traces;
import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Makes single deliveries in this copy's name, and settles them: done, later, or parked. */
@Component
class Deliverer {

    private static final Logger log = LoggerFactory.getLogger(Deliverer.class);
    private static final String TRACE_ID = "traceId";
    private static final int MAX_ERROR = 2_000;

    private final LeaseStore store;
    private final RelaySettings settings;
    private final MeterRegistry meters;
    private final Tx tx;
    private final UUID copy;
    private final Set<UUID> atWork = ConcurrentHashMap.newKeySet();
    private final SecureRandom dice = new SecureRandom();

    Deliverer(LeaseStore store, RelaySettings settings, MeterRegistry meters, Tx tx, Ids ids) {
        this.store = store;
        this.settings = settings;
        this.meters = meters;
        this.tx = tx;
        this.copy = ids.next();
    }

    List<Leased> lease(Subscription<?> subscription, int limit) {
        List<Leased> leased = store.lease(subscription.name(), copy, settings.lease(), limit);
        leased.forEach(delivery -> atWork.add(delivery.id()));
        return leased;
    }

    /** A handler may take longer than a lease; only a copy that has died loses its own. */
    void renewLeases() {
        if (!atWork.isEmpty()) {
            store.renew(copy, Set.copyOf(atWork), settings.lease());
        }
    }

    void releaseLeases() {
        store.release(copy, Set.copyOf(atWork));
    }

    void failedRound(Subscription<?> subscription) {
        count(subscription, "lease-failed");
    }

    /** Never throws: whatever a handler does ends in a settled delivery or, without a database, in a lease that expires. */
    <E extends OutboxEvent> void deliver(Subscription<E> subscription, Leased delivery) {
        MDC.put(TRACE_ID, traceOf(delivery));
        try {
            handle(subscription, delivery);
            count(subscription, "delivered");
        } catch (Exception | StackOverflowError | LinkageError failed) {
            settle(subscription, delivery, failed);
        } finally {
            atWork.remove(delivery.id());
            MDC.remove(TRACE_ID);
        }
    }

    private <E extends OutboxEvent> void handle(Subscription<E> subscription, Leased delivery) {
        if (delivery.tries() > settings.maxTries()) {
            // Failures are settled; only a delivery whose copy died each time gets here.
            throw new Undeliverable("leased " + settings.maxTries() + " times and never settled");
        }
        E event = EventCodec.read(delivery.type(), delivery.payload(), subscription.event());
        switch (subscription) {
            case LocalHandler<E> local ->
                tx.run(() -> {
                    local.handle(event);
                    requireLease(delivery, store.delivered(delivery, copy));
                });
            case OutboxHandler<E> remote -> {
                remote.handle(event);
                requireLease(delivery, store.delivered(delivery, copy));
            }
        }
    }

    /** What handlers log and what audit rows they write can be found by the event that caused them. */
    private static String traceOf(Leased delivery) {
        return delivery.eventId().toString().replace("-", "");
    }

    private static void requireLease(Leased delivery, boolean held) {
        if (!held) {
            throw new LeaseLost(delivery.id());
        }
    }

    private void settle(Subscription<?> subscription, Leased delivery, Throwable failure) {
        String error = describe(failure);
        try {
            if (failure instanceof Undeliverable || delivery.tries() >= settings.maxTries()) {
                park(subscription, delivery, error);
            } else {
                Duration pause = settings.backoff().after(delivery.tries(), dice.nextInt(Backoff.DICE + 1));
                boolean held = store.retryAfter(delivery, copy, pause, error);
                log.warn(
                        "outbox.failed delivery={} event={} handler={} tries={} again={} error={}",
                        delivery.id(),
                        delivery.type(),
                        delivery.handler(),
                        delivery.tries(),
                        held ? pause : "lease lost",
                        error);
                count(subscription, "failed");
            }
        } catch (DataAccessException | TransactionException away) {
            log.warn(
                    "outbox.unsettled delivery={} handler={} error={} cause={}",
                    delivery.id(),
                    delivery.handler(),
                    error,
                    away.getClass().getSimpleName());
        }
    }

    private void park(Subscription<?> subscription, Leased delivery, String error) {
        tx.run(() -> {
            if (store.park(delivery, copy, error)) {
                subscription.parked(delivery.subject());
                tx.afterCommit(() -> alert(subscription, delivery, error));
            }
        });
    }

    private void alert(Subscription<?> subscription, Leased delivery, String error) {
        count(subscription, "parked");
        log.error(
                "outbox.parked delivery={} event={} handler={} subject={}/{} tries={} error={}",
                delivery.id(),
                delivery.type(),
                delivery.handler(),
                delivery.subject().kind(),
                delivery.subject().id(),
                delivery.tries(),
                error);
    }

    private void count(Subscription<?> subscription, String outcome) {
        meters.counter("mizan.outbox.deliveries", "handler", subscription.name(), "outcome", outcome)
                .increment();
    }

    /** What an operator may read: our own reason, else the shape of the failure without its messages. */
    private static String describe(Throwable failure) {
        String text = failure instanceof Undeliverable || failure instanceof LeaseLost
                ? String.valueOf(failure.getMessage())
                : Traces.withoutMessages(failure);
        return text.length() <= MAX_ERROR ? text : text.substring(0, MAX_ERROR);
    }

    /** Another copy took over, because this one was away for longer than a lease. */
    private static final class LeaseLost extends RuntimeException {
        LeaseLost(UUID delivery) {
            super("the lease of " + delivery + " ended before its handler did");
        }
    }
}
