package health.mizan.crypto;

import java.util.regex.Pattern;

/**
 * A column that {@link FieldCipher} writes; a bean for each makes the rotation of keys reach it. The application needs
 * the right to update it.
 *
 * @param table     as in the database
 * @param column    as in the database
 * @param rowColumn the column whose text is the row part of the address
 * @param addressed table and column parts of the address, which usually are the same as in the database
 */
public record EncryptedColumn(String table, String column, String rowColumn, Addressed addressed) {

    /** The names that values of a column are authenticated with. */
    public record Addressed(String table, String column) {}

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

    public EncryptedColumn {
        if (!NAME.matcher(table).matches()
                || !NAME.matcher(column).matches()
                || !NAME.matcher(rowColumn).matches()) {
            throw new IllegalArgumentException("tables and columns are named like patient_identifier");
        }
    }

    public static EncryptedColumn of(String table, String column, String rowColumn) {
        return new EncryptedColumn(table, column, rowColumn, new Addressed(table, column));
    }

    FieldAddress addressOf(String row) {
        return new FieldAddress(addressed.table(), addressed.column(), row);
    }
}
