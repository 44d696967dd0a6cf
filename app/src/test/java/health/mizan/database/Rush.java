package health.mizan.database;

import com.zaxxer.hikari.HikariDataSource;
import health.mizan.testing.Eventually;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** Requests without end, several at a time, and each on a new connection, so that each is asked for the password. */
final class Rush implements AutoCloseable {

    /** So many answers that some have begun later: three may be under way, and four connections stand ready. */
    static final int ON = 9;

    private static final int AT_ONCE = 3;

    final Queue<SQLException> refused = new ConcurrentLinkedQueue<>();
    final AtomicLong answered = new AtomicLong();

    private final AtomicLong begun = new AtomicLong();
    private final ExecutorService clients = Executors.newFixedThreadPool(AT_ONCE);
    private final HikariDataSource pool;
    private volatile boolean over;

    Rush(HikariDataSource pool) {
        this.pool = pool;
        for (int client = 0; client < AT_ONCE; client++) {
            clients.execute(this::ask);
        }
    }

    private void ask() {
        while (!over) {
            try {
                record(pool, begun.incrementAndGet());
                answered.incrementAndGet();
            } catch (SQLException failed) {
                refused.add(failed);
            }
        }
    }

    static void record(HikariDataSource pool, long event) throws SQLException {
        try (Connection connection = pool.getConnection();
                var insert = connection.prepareStatement("insert into event values (?)")) {
            insert.setLong(1, event);
            insert.executeUpdate();
            pool.evictConnection(connection);
        }
    }

    /** Until some that begin from now on are answered or refused. */
    void goesOn() {
        long enough = answered.get() + refused.size() + ON;
        Eventually.until("requests go on", () -> answered.get() + refused.size() >= enough);
    }

    void stop() {
        over = true;
        clients.close();
    }

    @Override
    public void close() {
        stop();
    }
}
