package health.mizan.seals;

import health.mizan.seals.Seal.Sealed;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/** Reads the whole journal and all seals as of one moment, row by row: memory does not grow with the ledger. */
final class SnapshotStore {

    private static final int ROWS_AT_ONCE = 2_000;

    private final DataSource database;

    SnapshotStore(DataSource database) {
        this.database = database;
    }

    /** @throws IllegalStateException if the database fails */
    <T> T read(Function<Snapshot, T> work) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement begin = connection.createStatement()) {
                begin.execute("set transaction isolation level repeatable read, read only");
                // Reading everything may take longer than a request is allowed to.
                begin.execute("set local transaction_timeout = 0");
                begin.execute("set local statement_timeout = 0");
                begin.execute("set local idle_in_transaction_session_timeout = 0");
            }
            try {
                return work.apply(new Snapshot(connection));
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("the ledger could not be read to its end", failed);
        }
    }

    /** One moment of the ledger; its rows are in order of entry id, as the database compares ids. */
    static final class Snapshot {

        private final Connection connection;

        private Snapshot(Connection connection) {
            this.connection = connection;
        }

        Instant now() {
            try (Rows<Instant> row = rows("select now() as now", (r, n) -> r.getObject("now", OffsetDateTime.class)
                    .toInstant())) {
                return row.next();
            }
        }

        Rows<EntryImage.Head> heads() {
            return rows("select " + SealStore.HEAD_COLUMNS + " from journal_entry order by id", SealStore::head);
        }

        Rows<EntryImage.Line> lines() {
            return rows(
                    "select " + SealStore.LINE_COLUMNS + " from posting order by entry_id, line_no", SealStore::line);
        }

        /** With the key of the seal that each row says it belongs to. */
        Rows<SealedUnder> sealedByEntry() {
            return rows("""
                    select s.entry_id, s.seal_no, s.digest, s.parts, l.key_id
                      from sealed_entry s left join ledger_seal l on l.no = s.seal_no
                     order by s.entry_id""", (row, n) -> new SealedUnder(sealed(row), row.getString("key_id")));
        }

        Rows<Seal> seals() {
            return rows("select " + SealStore.SEAL_COLUMNS + " from ledger_seal order by no", SealStore::seal);
        }

        Rows<Sealed> sealedBySeal() {
            return rows(
                    "select entry_id, seal_no, digest, parts from sealed_entry order by seal_no, entry_id",
                    (row, n) -> sealed(row));
        }

        private <T> Rows<T> rows(String query, RowMapper<T> mapper) {
            try {
                PreparedStatement statement = connection.prepareStatement(query);
                statement.setFetchSize(ROWS_AT_ONCE);
                return new Rows<>(statement, statement.executeQuery(), mapper);
            } catch (SQLException failed) {
                throw new IllegalStateException("the ledger could not be read", failed);
            }
        }

        private static Sealed sealed(ResultSet row) throws SQLException {
            return new Sealed(
                    row.getObject("entry_id", UUID.class),
                    row.getLong("seal_no"),
                    SealStore.hex(row, "digest"),
                    SealStore.hex(row, "parts"));
        }
    }

    /** @param keyId null if the seal it names does not exist */
    record SealedUnder(Sealed row, @Nullable String keyId) {}

    /** Rows of one query, one at a time, with a look at the next. */
    static final class Rows<T> implements LedgerAudit.Peeking<T>, AutoCloseable {

        private final PreparedStatement statement;
        private final ResultSet result;
        private final RowMapper<T> mapper;
        private @Nullable T next;

        private Rows(PreparedStatement statement, ResultSet result, RowMapper<T> mapper) {
            this.statement = statement;
            this.result = result;
            this.mapper = mapper;
            advance();
        }

        @Override
        public @Nullable T peek() {
            return next;
        }

        @Override
        public T next() {
            T row = next;
            if (row == null) {
                throw new NoSuchElementException();
            }
            advance();
            return row;
        }

        private void advance() {
            try {
                next = result.next() ? mapper.mapRow(result, 0) : null;
            } catch (SQLException failed) {
                throw new IllegalStateException("the ledger could not be read to its end", failed);
            }
        }

        @Override
        public void close() {
            try {
                statement.close();
            } catch (SQLException failed) {
                throw new IllegalStateException("the ledger could not be read to its end", failed);
            }
        }
    }
}
