package health.mizan.csv;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One row whose cells have passed their columns' rules, so that reading them cannot fail. Its text form names the line
 * only: the cells may be about a person.
 */
public final class CsvRow {

    private final long line;
    private final List<String> header;
    private final Map<String, String> cells;

    CsvRow(long line, List<String> header, Map<String, String> cells) {
        this.line = line;
        this.header = header;
        this.cells = Map.copyOf(cells);
    }

    public long line() {
        return line;
    }

    /** Where the column stands in the row, from 1; 0 if the file leaves it out. */
    public int position(String column) {
        return header.indexOf(column) + 1;
    }

    /** The cell of a required column. */
    public String text(String column) {
        return optional(column).orElseThrow(() -> new IllegalArgumentException(column + " is not a required column"));
    }

    /** Empty for an empty cell and for a column the file leaves out. */
    public Optional<String> optional(String column) {
        return Optional.ofNullable(cells.get(column));
    }

    /** As {@link #optional}, for drafts. */
    public @Nullable String orNull(String column) {
        return cells.get(column);
    }

    public LocalDate date(String column) {
        return LocalDate.parse(text(column));
    }

    public @Nullable LocalDate dateOrNull(String column) {
        return optional(column).map(LocalDate::parse).orElse(null);
    }

    public Optional<BigDecimal> optionalDecimal(String column) {
        return optional(column).map(BigDecimal::new);
    }

    public Optional<Integer> whole(String column) {
        return optional(column).map(Integer::valueOf);
    }

    /** An empty cell is no. */
    public boolean yes(String column) {
        return optional(column).filter("yes"::equals).isPresent();
    }

    /** A cell that holds several values, parted by a vertical bar. */
    public List<String> list(String column) {
        return optional(column)
                .map(cell -> List.of(cell.split("\\|")).stream()
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .toList())
                .orElse(List.of());
    }

    /** Identifiers, each written as its system, a space and the number; several are parted by a vertical bar. */
    public List<Numbered> numbers(String column) {
        return list(column).stream()
                .map(entry -> {
                    int space = entry.indexOf(' ');
                    return space < 0
                            ? new Numbered("", entry)
                            : new Numbered(
                                    entry.substring(0, space),
                                    entry.substring(space + 1).strip());
                })
                .toList();
    }

    /** A number and the URI of the system it belongs to; its text form is a blank. */
    public record Numbered(String system, String value) {
        @Override
        public String toString() {
            return "▮";
        }
    }

    /** What tells this row from others: the cells of {@code columns}, joined by something no cell can hold. */
    public String key(List<String> columns) {
        StringBuilder key = new StringBuilder();
        columns.forEach(column -> key.append(cells.getOrDefault(column, "")).append('\n'));
        return key.toString();
    }

    @Override
    public String toString() {
        return "line " + line;
    }
}
