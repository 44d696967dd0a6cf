package health.mizan.relay;

import health.mizan.outbox.Subscription;
import health.mizan.sweeping.Loop;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;

/** One handler's share of the relay: a loop that leases, and room for a few deliveries at a time. */
final class Lane {

    private final Subscription<?> subscription;
    private final Deliverer deliverer;
    private final Executor workers;
    private final Semaphore room;
    private final Loop loop;

    Lane(Subscription<?> subscription, Deliverer deliverer, Executor workers, RelaySettings settings) {
        this.subscription = subscription;
        this.deliverer = deliverer;
        this.workers = workers;
        this.room = new Semaphore(settings.concurrency());
        this.loop = new Loop(
                "outbox." + subscription.name(),
                settings.poll(),
                this::fill,
                () -> deliverer.failedRound(subscription));
    }

    void start() {
        loop.start();
    }

    void wake() {
        loop.wake();
    }

    void stopSoon() {
        loop.stopSoon();
    }

    void stop(Duration patience) throws InterruptedException {
        loop.stop(patience);
    }

    /** Starts as many deliveries as there is room for. Each that ends wakes the loop: its subject's next may be due. */
    private boolean fill() {
        int free = room.drainPermits();
        List<Leased> leased = List.of();
        try {
            if (free > 0) {
                leased = deliverer.lease(subscription, free);
            }
        } finally {
            room.release(free - leased.size());
        }
        for (Leased delivery : leased) {
            workers.execute(() -> deliver(delivery));
        }
        return false;
    }

    private void deliver(Leased delivery) {
        try {
            deliverer.deliver(subscription, delivery);
        } finally {
            room.release();
            loop.wake();
        }
    }
}
