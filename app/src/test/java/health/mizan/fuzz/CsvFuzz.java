package health.mizan.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import de.siegmar.fastcsv.writer.CsvWriter;
import health.mizan.csv.Column;
import health.mizan.csv.CsvError;
import health.mizan.csv.CsvErrors;
import health.mizan.csv.CsvReading;
import health.mizan.csv.CsvRow;
import health.mizan.csv.CsvSettings;
import health.mizan.imports.Importer;
import health.mizan.spreadsheets.ImportersForReading;
import java.io.StringWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Files as spreadsheets, and people who are no friends, may send them: each row is read whole or named as wrong. */
class CsvFuzz {

    private static final List<Importer> IMPORTERS = ImportersForReading.all();

    @FuzzTest
    void take(byte[] sent) {
        Importer importer = meant(new String(sent, UTF_8));
        CsvErrors errors = new CsvErrors(1_000);
        CsvReading reading =
                CsvReading.of(sent, importer.columns(), importer.keyColumns(), errors, CsvSettings.defaults());

        assertThat(reading.rows().size()).isLessThanOrEqualTo(reading.rowCount());
        assertThat(reading.rowCount() - reading.rows().size())
                .as("a row that is missing is named")
                .isLessThanOrEqualTo(errors.count());
        for (CsvError error : errors.listed()) {
            assertThat(error.line()).isBetween(0L, lines(sent) + 1L);
            assertThat(error.rule()).matches("[a-z-]+");
        }
        reading.rows().forEach(row -> everyCellIsLawful(row, importer.columns()));
        if (errors.isEmpty() && !reading.rows().isEmpty()) {
            isReadTheSameWhenWrittenAgain(importer, reading.rows());
        }
    }

    private static long lines(byte[] sent) {
        long lines = 1;
        for (byte one : sent) {
            lines += one == '\n' || one == '\r' ? 1 : 0;
        }
        return lines;
    }

    private static Importer meant(String file) {
        String header = file.substring(0, Math.min(file.length(), 600));
        return IMPORTERS.stream()
                .max(Comparator.comparingLong(one -> one.columns().stream()
                        .filter(column -> header.contains(column.name()))
                        .count()))
                .orElseThrow();
    }

    /** Importers take the cells as what their columns promise; nothing here may throw. */
    private static void everyCellIsLawful(CsvRow row, List<Column> columns) {
        for (Column column : columns) {
            String name = column.name();
            if (column.required()) {
                assertThat(row.text(name)).isNotBlank();
            }
            row.optional(name).ifPresent(cell -> {
                assertThat(column.lawful().test(cell)).isTrue();
                assertThat(cell).isEqualTo(cell.strip()).doesNotContain("\n", "\r", "\u0000");
                assertThat(Set.of('=', '@')).doesNotContain(cell.charAt(0));
            });
            switch (column.rule()) {
                case "date-form" -> row.dateOrNull(name);
                case "decimal-form" ->
                    assertThat(row.optionalDecimal(name).orElse(java.math.BigDecimal.ZERO))
                            .isNotNegative();
                case "whole-number" -> row.whole(name);
                default -> {
                    row.list(name);
                    row.numbers(name);
                }
            }
        }
    }

    private static void isReadTheSameWhenWrittenAgain(Importer importer, List<CsvRow> rows) {
        List<String> names = importer.columns().stream().map(Column::name).toList();
        StringWriter file = new StringWriter();
        CsvWriter csv = CsvWriter.builder().build(file);
        csv.writeRecord(names);
        rows.forEach(row -> csv.writeRecord(
                names.stream().map(name -> row.optional(name).orElse("")).toList()));
        CsvErrors errors = new CsvErrors(1_000);
        CsvReading again = CsvReading.of(
                file.toString().getBytes(UTF_8),
                importer.columns(),
                importer.keyColumns(),
                errors,
                CsvSettings.defaults());

        assertThat(errors.listed()).isEmpty();
        assertThat(again.rows()).hasSameSizeAs(rows);
        for (int i = 0; i < rows.size(); i++) {
            assertThat(again.rows().get(i).key(names)).isEqualTo(rows.get(i).key(names));
        }
    }
}
