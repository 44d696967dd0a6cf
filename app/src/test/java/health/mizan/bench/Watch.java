package health.mizan.bench;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Tells clients when something has happened, by one small query for all of them instead of a request each. */
final class Watch implements AutoCloseable {

    private static final long EVERY_MILLIS = 10;
    private static final long PATIENCE_SECONDS = 60;

    private final Map<UUID, CompletableFuture<Boolean>> awaited = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final BenchDatabase database;
    private final String query;

    /** @param query gives those of {@code :ids} to whom it has happened */
    Watch(BenchDatabase database, String query) {
        this.database = database;
        this.query = query;
        timer.scheduleWithFixedDelay(this::look, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    void await(UUID id) {
        awaited.computeIfAbsent(id, key -> new CompletableFuture<>())
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    private void look() {
        Set<UUID> now = Set.copyOf(awaited.keySet());
        if (now.isEmpty()) {
            return;
        }
        try {
            database.among(query, now).forEach(happened -> Objects.requireNonNull(awaited.remove(happened), query)
                    .complete(true));
        } catch (RuntimeException failed) {
            // Or the timer would end without a word.
            awaited.values().forEach(each -> each.completeExceptionally(failed));
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
