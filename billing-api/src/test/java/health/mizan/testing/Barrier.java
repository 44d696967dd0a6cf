package health.mizan.testing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * Stops whoever writes a table in the middle of their transaction, so that they can be killed there. Opened again when
 * closed.
 */
public final class Barrier implements AutoCloseable {

    private final Connection holder;
    private final String waiting;

    private Barrier(Connection holder, String table) {
        this.holder = holder;
        // Clones of a database have the same numbers for the same tables.
        this.waiting = """
                select count(*) from pg_locks
                 where not granted and relation = 'billing.%s'::regclass
                   and database = (select oid from pg_database where datname = current_database())""".formatted(table);
    }

    /** @param owner of the table; a pool, or a source of new connections */
    public static Barrier before(DataSource owner, String table) throws SQLException {
        Connection holder = owner.getConnection();
        holder.setAutoCommit(false);
        try (Statement statement = holder.createStatement()) {
            statement.execute("lock table billing." + table + " in exclusive mode");
        }
        return new Barrier(holder, table);
    }

    public void awaitSomebody(SecondJvm expected) {
        Eventually.until("somebody stands at the barrier", () -> {
            if (!expected.isRunning()) {
                throw new AssertionError("it ended before it came to the barrier; it said: " + expected.output());
            }
            return somebodyWaits();
        });
    }

    private boolean somebodyWaits() {
        try (Statement statement = holder.createStatement();
                ResultSet rows = statement.executeQuery(waiting)) {
            return rows.next() && rows.getInt(1) > 0;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void close() throws SQLException {
        holder.rollback();
        holder.close();
    }
}
