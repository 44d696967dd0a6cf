package health.mizan.imports;

import health.mizan.access.Caller;
import health.mizan.csv.Column;
import health.mizan.csv.CsvRow;
import java.util.List;
import java.util.Map;

/** Brings rows of one kind into the capability that owns them. Called inside the transaction of the whole import. */
public interface Importer {

    /** What applying a row came to. The same file once more is all {@link #UNCHANGED}. */
    enum Outcome {
        CREATED,
        CHANGED,
        UNCHANGED
    }

    ImportKind kind();

    List<Column> columns();

    /** The columns that together name one row; two rows of a file may not agree in all of them. */
    List<String> keyColumns();

    /** Rows that agree in these columns are one thing, such as a price list, and are applied together. */
    default List<String> groupColumns() {
        return keyColumns();
    }

    /** The owner's fields, without indexes, whose column is named otherwise: {@code rules.basisPoints} is {@code percent}. */
    default Map<String, String> columnsOfFields() {
        return Map.of();
    }

    /**
     * Writes one group of rows.
     *
     * @throws RowRefusal if the owner refuses them
     */
    Outcome apply(Caller caller, List<CsvRow> group);
}
