package health.mizan.crypto;

/**
 * Where an encrypted value lives. It is authenticated with the value, so a value copied to another row or column is
 * refused instead of read as that row's.
 *
 * @param row the row's primary key as text; it must be known before the row is written
 */
public record FieldAddress(String table, String column, String row) {

    public FieldAddress {
        // A zero byte separates the three in the authenticated text; PostgreSQL text cannot hold one anyway.
        if ((table + column + row).indexOf('\0') >= 0 || table.isEmpty() || column.isEmpty() || row.isEmpty()) {
            throw new IllegalArgumentException("a field's address needs a table, a column and a row");
        }
    }

    /** For keys of any type, such as a UUID. */
    public static FieldAddress of(String table, String column, Object row) {
        return new FieldAddress(table, column, row.toString());
    }
}
