package health.mizan.csv;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A file read against the columns it may have, before anybody asks what its rows mean. */
public final class CsvReading {

    private static final Pattern NUMBER_OR_PHONE = Pattern.compile("[+-][0-9 .()-]+");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]");

    private final List<Column> columns;
    private final CsvErrors errors;
    private final List<CsvRow> rows = new ArrayList<>();
    private int rowCount;

    private CsvReading(List<Column> columns, CsvErrors errors) {
        this.columns = columns;
        this.errors = errors;
    }

    /**
     * @param keyColumns no two rows may agree in all of these
     * @param errors     takes what is wrong; the rows read are then incomplete
     */
    public static CsvReading of(
            byte[] file, List<Column> columns, List<String> keyColumns, CsvErrors errors, CsvSettings settings) {
        CsvReading reading = new CsvReading(columns, errors);
        if (file.length > settings.maxFileSize().toBytes()) {
            errors.add(
                    new CsvError(0, 0, "", "file-size", "a file has at most " + settings.maxFileSize() + ": split it"));
            return reading;
        }
        try {
            List<CsvRecord> records = CsvTable.read(file, settings).records();
            List<@Nullable Column> header = reading.header(records.getFirst());
            if (errors.isEmpty()) {
                records.stream().skip(1).forEach(row -> reading.row(row, header));
                reading.refuseRepeatedKeys(keyColumns);
            }
        } catch (UnreadableFile unreadable) {
            errors.add(unreadable.error());
        }
        return reading;
    }

    /** The rows whose cells are all lawful. */
    public List<CsvRow> rows() {
        return List.copyOf(rows);
    }

    /** All rows of the file, unlawful ones included. */
    public int rowCount() {
        return rowCount;
    }

    private List<@Nullable Column> header(CsvRecord first) {
        Map<String, Column> missing =
                columns.stream().collect(Collectors.toMap(Column::name, c -> c, (a, b) -> a, LinkedHashMap::new));
        String allowed = String.join(", ", missing.keySet());
        List<@Nullable Column> header = new ArrayList<>();
        for (int i = 0; i < first.getFieldCount(); i++) {
            String name = first.getField(i).strip();
            Column column = missing.remove(name);
            if (column == null) {
                // The text is not repeated: in a file without a header it would be somebody's data.
                boolean twice = columns.stream().anyMatch(c -> c.name().equals(name));
                errors.add(
                        twice
                                ? new CsvError(1, i + 1, name, "column-twice", "the column stands in the header twice")
                                : new CsvError(1, i + 1, "", "unknown-column", "the columns are " + allowed));
            }
            header.add(column);
        }
        missing.values().stream()
                .filter(Column::required)
                .forEach(c -> errors.add(new CsvError(1, 0, c.name(), "missing-column", "add this column")));
        return header;
    }

    private void row(CsvRecord record, List<@Nullable Column> header) {
        rowCount++;
        long line = record.getStartingLineNumber();
        if (record.getFieldCount() != header.size()) {
            errors.add(new CsvError(
                    line,
                    0,
                    "",
                    "cell-count",
                    "the row has " + record.getFieldCount() + " cells and the header " + header.size()
                            + ": put cells that hold the separator in quotes"));
            return;
        }
        Map<String, String> cells = new HashMap<>();
        boolean lawful = true;
        for (int i = 0; i < header.size(); i++) {
            Column column = header.get(i);
            if (column == null) {
                continue;
            }
            String cell = record.getField(i).strip();
            Optional<CsvError> error = spreadsheetTrap(line, i + 1, column, cell);
            if (error.isEmpty()) {
                error = column.check(line, i + 1, cell);
            }
            error.ifPresent(errors::add);
            lawful &= error.isEmpty();
            if (!cell.isEmpty()) {
                cells.put(column.name(), cell);
            }
        }
        if (lawful) {
            rows.add(new CsvRow(line, names(header), cells));
        }
    }

    private static List<String> names(List<@Nullable Column> header) {
        return header.stream()
                .map(column -> column == null ? "" : column.name())
                .toList();
    }

    // A formula would run when somebody opens an export; a control character hides what a cell says.
    private static Optional<CsvError> spreadsheetTrap(long line, int position, Column column, String cell) {
        if (cell.isEmpty()) {
            return Optional.empty();
        }
        if (CONTROL.matcher(cell).find()) {
            return Optional.of(new CsvError(
                    line, position, column.name(), "control-character", "write one line without hidden characters"));
        }
        char first = cell.charAt(0);
        boolean sign = first == '+' || first == '-';
        if (first == '='
                || first == '@'
                || (sign && !NUMBER_OR_PHONE.matcher(cell).matches())) {
            return Optional.of(
                    new CsvError(line, position, column.name(), "formula", "write the value itself, not a formula"));
        }
        return Optional.empty();
    }

    private void refuseRepeatedKeys(List<String> keyColumns) {
        Map<String, Long> firstLines = new HashMap<>();
        List<CsvRow> unique = new ArrayList<>();
        for (CsvRow row : rows) {
            Long earlier = firstLines.putIfAbsent(row.key(keyColumns), row.line());
            if (earlier == null) {
                unique.add(row);
            } else {
                errors.add(new CsvError(
                        row.line(),
                        0,
                        String.join("+", keyColumns),
                        "key-twice",
                        "line " + earlier + " has the same key: keep one of the two"));
            }
        }
        rows.clear();
        rows.addAll(unique);
    }
}
