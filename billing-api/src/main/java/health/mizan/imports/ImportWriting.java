package health.mizan.imports;

import health.mizan.access.Caller;
import health.mizan.csv.CsvError;
import health.mizan.csv.CsvErrors;
import health.mizan.csv.CsvRow;
import health.mizan.masterdata.FieldError;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Applies rows in an open transaction, each group inside its own savepoint: a row the database refuses costs only
 * itself, so that the errors of the rows after it are found too.
 */
final class ImportWriting {

    private static final Pattern PART = Pattern.compile("\\w+\\[(\\d+)].*");
    private static final Pattern INDEX = Pattern.compile("\\[\\d+]");

    private final Importer importer;
    private final Caller caller;
    private final TransactionTemplate savepoint;
    private final CsvErrors errors;
    private final List<ImportReport.LineResult> results = new ArrayList<>();
    private final Map<Importer.Outcome, Integer> counts = new EnumMap<>(Importer.Outcome.class);

    ImportWriting(Importer importer, Caller caller, TransactionTemplate savepoint, CsvErrors errors) {
        this.importer = importer;
        this.caller = caller;
        this.savepoint = savepoint;
        this.errors = errors;
    }

    void write(List<CsvRow> rows, int resultsListed) {
        Map<String, List<CsvRow>> groups = new LinkedHashMap<>();
        rows.forEach(row -> groups.computeIfAbsent(row.key(importer.groupColumns()), key -> new ArrayList<>())
                .add(row));
        for (List<CsvRow> group : groups.values()) {
            try {
                Importer.Outcome outcome = writeOne(List.copyOf(group));
                counts.merge(outcome, group.size(), Integer::sum);
                String name = outcome.name().toLowerCase(Locale.ROOT);
                group.stream()
                        .limit(Math.max(0, resultsListed - results.size()))
                        .forEach(row -> results.add(new ImportReport.LineResult(row.line(), name)));
            } catch (RowRefusal refusal) {
                refusal.errors().forEach(error -> errors.add(located(error, group)));
            } catch (DataIntegrityViolationException contradiction) {
                // Its message quotes the row, which may be about a person.
                errors.add(new CsvError(
                        group.getFirst().line(), 0, "", "contradiction", "the row contradicts what is already there"));
            }
        }
    }

    ImportReport.Counts counts() {
        return new ImportReport.Counts(
                counts.getOrDefault(Importer.Outcome.CREATED, 0),
                counts.getOrDefault(Importer.Outcome.CHANGED, 0),
                counts.getOrDefault(Importer.Outcome.UNCHANGED, 0),
                errors.count());
    }

    List<ImportReport.LineResult> results() {
        return List.copyOf(results);
    }

    private Importer.Outcome writeOne(List<CsvRow> group) {
        List<Importer.Outcome> outcome = new ArrayList<>(1);
        savepoint.executeWithoutResult(status -> outcome.add(importer.apply(caller, group)));
        return outcome.getFirst();
    }

    // "prices[3].price" of a list that was made of several rows is the fourth row's column "price".
    private CsvError located(FieldError error, List<CsvRow> group) {
        Matcher part = PART.matcher(error.field());
        boolean ofOneRow = group.size() > 1 && part.matches() && Integer.parseInt(part.group(1)) < group.size();
        CsvRow row = ofOneRow ? group.get(Integer.parseInt(part.group(1))) : group.getFirst();
        String column = columnOf(error.field());
        String where = column.isEmpty() && !error.field().isEmpty() ? error.field() + " " : "";
        return new CsvError(
                row.line(),
                column.isEmpty() ? 0 : row.position(column),
                column,
                error.field().isEmpty() ? "conflict" : "refused",
                where + error.message());
    }

    // "identifiers[0].value" of a draft is our column "identifiers", "birthDate" is "birth_date".
    private String columnOf(String field) {
        String path = INDEX.matcher(field).replaceAll("");
        String named = importer.columnsOfFields().get(path);
        if (named != null) {
            return named;
        }
        String snake = path.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
        return Stream.of(snake.replace('.', '_'), snake.replaceAll("^.*\\.", ""), snake.replaceAll("\\..*$", ""))
                .filter(name -> importer.columns().stream()
                        .anyMatch(column -> column.name().equals(name)))
                .findFirst()
                .orElse("");
    }
}
