package health.mizan.crypto;

/**
 * An encrypted value that cannot be trusted or opened: it was altered, belongs to another row, or its key is not on the
 * ring. The message names the place, never the content.
 */
public class UnreadableField extends RuntimeException {

    UnreadableField(FieldAddress where, String why) {
        super(where.table() + "." + where.column() + " of " + where.row() + ": " + why);
    }
}
