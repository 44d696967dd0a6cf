package health.mizan.crypto;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds and rewrites values by column; the database puts the names together, so that no SQL is glued here. */
@Repository
class ReencryptionStore {

    /** Before the first row of any table. */
    static final String START = "(0,0)";

    private final JdbcClient sql;

    ReencryptionStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** A value under another key than the current. {@code place} is where its row lies, valid while it is locked. */
    record Outdated(String place, String row, Value value) {}

    /** Wrapped, because a record must not hold an array. */
    static final class Value {
        final byte[] bytes;

        Value(byte[] bytes) {
            this.bytes = bytes;
        }
    }

    /** Locks and gives the next rows after {@code place} whose value does not begin with {@code header}. */
    List<Outdated> next(EncryptedColumn column, byte[] header, String place, int limit) {
        return sql.sql(
                        "select place, row_name, value from outdated_values(:table, :column, :row, :header, :after, :limit)")
                .param("table", column.table())
                .param("column", column.column())
                .param("row", column.rowColumn())
                .param("header", header)
                .param("after", place)
                .param("limit", limit)
                .query((row, number) -> new Outdated(
                        row.getString("place"), row.getString("row_name"), new Value(row.getBytes("value"))))
                .list();
    }

    void rewrite(EncryptedColumn column, Outdated outdated, byte[] value) {
        sql.sql("select rewrite_value(:table, :column, :place, :old, :new)")
                .param("table", column.table())
                .param("column", column.column())
                .param("place", outdated.place())
                .param("old", outdated.value().bytes)
                .param("new", value)
                .query((row, number) -> number)
                .list();
    }
}
