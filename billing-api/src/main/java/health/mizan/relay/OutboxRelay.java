package health.mizan.relay;

import health.mizan.node.ForNode;
import health.mizan.node.NodeRole;
import health.mizan.outbox.Kicks;
import health.mizan.outbox.Subscribers;
import health.mizan.sweeping.Loop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Delivers events to handlers as long as this copy runs: a lane per handler, so that none waits for another. */
@Component
@ForNode(NodeRole.WORKER)
@EnableConfigurationProperties(RelaySettings.class)
class OutboxRelay implements SmartLifecycle {

    private final Subscribers subscribers;
    private final Deliverer deliverer;
    private final Kicks kicks;
    private final RelaySettings settings;
    private final List<Lane> lanes = new ArrayList<>();
    private final Loop renewal;
    private @Nullable ExecutorService workers;

    OutboxRelay(Subscribers subscribers, Deliverer deliverer, Kicks kicks, RelaySettings settings) {
        this.subscribers = subscribers;
        this.deliverer = deliverer;
        this.kicks = kicks;
        this.settings = settings;
        this.renewal = new Loop("outbox.renewal", settings.lease().dividedBy(3), this::renew, () -> {});
    }

    @Override
    public synchronized void start() {
        ExecutorService pool = threads();
        workers = pool;
        subscribers.byName().forEach((name, subscription) -> {
            Lane lane = new Lane(subscription, deliverer, pool, settings);
            lanes.add(lane);
            kicks.register(name, lane::wake);
        });
        renewal.start();
        lanes.forEach(Lane::start);
    }

    /** Leases nothing more, lets handlers end, interrupts those that do not, and gives back what is left. */
    @Override
    public synchronized void stop() {
        ExecutorService pool = workers;
        if (pool == null) {
            return;
        }
        workers = null;
        try {
            lanes.forEach(Lane::stopSoon);
            for (Lane lane : lanes) {
                lane.stop(settings.stopWithin());
            }
            pool.shutdown();
            if (!pool.awaitTermination(settings.stopWithin().toMillis(), TimeUnit.MILLISECONDS)) {
                pool.shutdownNow();
                pool.awaitTermination(2, TimeUnit.SECONDS);
            }
            renewal.stop(Duration.ofSeconds(2));
        } catch (InterruptedException hurried) {
            pool.shutdownNow();
            Thread.currentThread().interrupt();
        }
        lanes.clear();
        deliverer.releaseLeases();
    }

    @Override
    public synchronized boolean isRunning() {
        return workers != null;
    }

    private boolean renew() {
        deliverer.renewLeases();
        return false;
    }

    /** As many threads as the lanes have room for, made when needed and gone when idle; no queue, hence no starving. */
    private static ExecutorService threads() {
        AtomicInteger count = new AtomicInteger();
        return new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> Thread.ofPlatform()
                        .name("outbox-" + count.incrementAndGet())
                        .daemon()
                        .unstarted(work));
    }
}
