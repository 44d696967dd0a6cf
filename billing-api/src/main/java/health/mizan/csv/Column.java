package health.mizan.csv;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * One column of an import file.
 *
 * @param name     as the header line writes it, in snake_case
 * @param required whether every row must fill it
 * @param rule     a stable name of what its cells must obey
 * @param advice   what to do when a cell does not
 * @param lawful   the rule itself; never asked about empty cells
 */
public record Column(String name, boolean required, String rule, String advice, Predicate<String> lawful) {

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9._-]{0,62}[A-Za-z0-9])?");
    private static final Pattern DECIMAL = Pattern.compile("\\d{1,12}(?:\\.\\d{1,4})?");
    private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");

    /** Free text of one line. */
    public static Column text(String name, int maxLength) {
        return new Column(
                name, true, "length", "write at most " + maxLength + " characters", v -> v.length() <= maxLength);
    }

    public static Column code(String name) {
        return new Column(
                name,
                true,
                "code-form",
                "write letters, digits, dot, dash or underscore, at most 64",
                v -> CODE.matcher(v).matches());
    }

    public static Column date(String name) {
        return new Column(name, true, "date-form", "write the date as 2026-03-31", Column::isDate);
    }

    /** A non-negative decimal in plain digits, without separators for thousands. */
    public static Column decimal(String name) {
        return new Column(
                name,
                true,
                "decimal-form",
                "write plain digits with a dot, such as 1250.00, without thousands separators",
                v -> DECIMAL.matcher(v).matches());
    }

    public static Column whole(String name, int from, int to) {
        return new Column(
                name,
                true,
                "whole-number",
                "write a whole number from " + from + " to " + to,
                v -> within(v, from, to));
    }

    public static Column yesNo(String name) {
        return oneOf(name, List.of("yes", "no"));
    }

    public static Column oneOf(String name, List<String> values) {
        return new Column(name, true, "one-of", "write one of " + String.join(", ", values), values::contains);
    }

    public Column optional() {
        return new Column(name, false, rule, advice, lawful);
    }

    /** What is wrong with a cell of this column, if anything. */
    Optional<CsvError> check(long line, int position, String cell) {
        if (cell.isEmpty()) {
            return required
                    ? Optional.of(new CsvError(line, position, name, "required", "fill in this cell"))
                    : Optional.empty();
        }
        return lawful.test(cell) ? Optional.empty() : Optional.of(new CsvError(line, position, name, rule, advice));
    }

    private static boolean within(String cell, int from, int to) {
        if (!WHOLE.matcher(cell).matches()) {
            return false;
        }
        int number = Integer.parseInt(cell);
        return number >= from && number <= to;
    }

    private static boolean isDate(String cell) {
        try {
            LocalDate.parse(cell);
            return true;
        } catch (DateTimeParseException notOne) {
            return false;
        }
    }
}
