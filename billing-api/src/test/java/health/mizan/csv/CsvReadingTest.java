package health.mizan.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class CsvReadingTest {

    private static final List<Column> COLUMNS = List.of(
            Column.code("code"),
            Column.text("name", 200),
            Column.date("day").optional(),
            Column.decimal("price").optional(),
            Column.whole("order", 1, 9).optional());
    private static final List<String> KEY = List.of("code");

    private final CsvErrors errors = new CsvErrors(200);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "code,name\nA,نور\n",
                "code;name\nA;نور\n",
                "code\tname\nA\tنور",
                "code,name\r\nA,نور\r\n",
                "\uFEFFcode,name\nA,نور\n",
                "\"code\",\"name\"\n\"A\",\"نور\"\n\n",
                "name,code\nنور,A\n",
            })
    void what_spreadsheets_write_is_the_same_row(String file) {
        List<CsvRow> rows = read(file);

        assertThat(errors.listed()).isEmpty();
        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.text("code")).isEqualTo("A");
            assertThat(row.text("name")).isEqualTo("نور");
            assertThat(row.line()).isEqualTo(2);
        });
    }

    @Test
    void all_errors_are_named_at_once_by_line_and_column() {
        List<CsvRow> rows = read("""
                code,name,day,price,order
                A,one,2026-02-30,10.00,1
                B,,2026-01-01,"1,000.00",0
                C,=1+1,,-5,
                A,again,,,
                D,too,many,cells,in,row
                E,fine,,,
                """);

        assertThat(errors.listed())
                .extracting(CsvError::line, CsvError::position, CsvError::column, CsvError::rule)
                .containsExactly(
                        tuple(2L, 3, "day", "date-form"),
                        tuple(3L, 2, "name", "required"),
                        tuple(3L, 4, "price", "decimal-form"),
                        tuple(3L, 5, "order", "whole-number"),
                        tuple(4L, 2, "name", "formula"),
                        tuple(4L, 4, "price", "decimal-form"),
                        tuple(6L, 0, "", "cell-count"));
        assertThat(rows).extracting(CsvRow::line).containsExactly(5L, 7L);
    }

    @Test
    void a_key_stands_in_a_file_once() {
        List<CsvRow> rows = read("code,name\nA,one\nB,two\nA,three\n");

        assertThat(errors.listed()).singleElement().satisfies(error -> {
            assertThat(error.line()).isEqualTo(4);
            assertThat(error.rule()).isEqualTo("key-twice");
            assertThat(error.message()).contains("line 2");
        });
        assertThat(rows).hasSize(2);
    }

    @Test
    void columns_are_known_and_complete_and_the_header_is_never_repeated() {
        read("Zaynab,code,code\nA,b,c\n");

        assertThat(errors.listed())
                .extracting(CsvError::rule)
                .containsExactly("missing-column", "unknown-column", "column-twice");
        assertThat(errors.listed().toString()).doesNotContain("Zaynab");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"=HYPERLINK(1)", "@SUM(A1)", "+cmd|x", "-2+3+cmd|x", "a\u0000b", "a\u001Bb", "two\u2028lines"})
    void formulas_and_hidden_characters_are_refused(String cell) {
        read("code,name\nA,\"" + cell + "\"\n");

        assertThat(errors.listed()).hasSize(1);
        assertThat(errors.listed().getFirst().toString()).doesNotContain(cell);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+966512345678", "-12.50", "a=b", "me@example.org"})
    void phones_and_numbers_are_no_formulas(String cell) {
        assertThat(read("code,name\nA," + cell + "\n")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows-1256", "UTF-16LE", "UTF-16"})
    void other_encodings_are_refused_at_their_line(String charset) {
        byte[] bytes = "code,name\nA,x\nB,نور\n".getBytes(Charset.forName(charset));

        CsvReading.of(bytes, COLUMNS, KEY, errors, CsvSettings.defaults());

        assertThat(errors.isEmpty()).isFalse();
        if (charset.equals("windows-1256")) {
            assertThat(errors.listed()).singleElement().satisfies(error -> {
                assertThat(error.rule()).isEqualTo("encoding");
                assertThat(error.line()).isEqualTo(3);
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\n\n", "\uFEFF"})
    void an_empty_file_is_an_error_and_not_an_import_of_nothing(String file) {
        read(file);

        assertThat(errors.listed()).extracting(CsvError::rule).containsExactly("empty-file");
    }

    @Test
    void bounds_hold() {
        CsvSettings small = new CsvSettings(DataSize.ofKilobytes(1), 3, 3, 50, 2);

        assertThat(rule(small, "code,name\n" + "A,b\n".repeat(300))).isEqualTo("file-size");
        assertThat(rule(small, "code,name\nA,b\nB,b\nC,b\nD,b\n")).isEqualTo("too-many-rows");
        assertThat(rule(small, "code,name\nA," + "x".repeat(60) + "\n")).isEqualTo("csv-syntax");
        assertThat(rule(small, "a,b,c,d\n")).isEqualTo("csv-syntax");
        assertThat(rule(small, "code,name\nA,b\nB,b\nC,b\n")).isEmpty();
    }

    @Test
    void beyond_the_bound_errors_are_counted_and_not_listed() {
        CsvErrors few = new CsvErrors(5);

        CsvReading.of(
                ("code,name\n" + "A,\n".repeat(50)).getBytes(StandardCharsets.UTF_8),
                COLUMNS,
                KEY,
                few,
                CsvSettings.defaults());

        assertThat(few.listed()).hasSize(5);
        assertThat(few.count()).isEqualTo(50);
    }

    @Property
    void what_a_spreadsheet_writes_is_read_back(@ForAll("names") List<String> names) {
        StringWriter file = new StringWriter();
        CsvWriter csv = CsvWriter.builder().build(file);
        csv.writeRecord("code", "name");
        for (int i = 0; i < names.size(); i++) {
            csv.writeRecord("K" + i, names.get(i));
        }

        assertThat(read(file.toString())).extracting(row -> row.text("name")).isEqualTo(names);
    }

    @Property
    void any_bytes_end_in_rows_or_errors(@ForAll byte[] bytes) {
        CsvErrors any = new CsvErrors(10);

        CsvReading reading = CsvReading.of(bytes, COLUMNS, KEY, any, CsvSettings.defaults());

        // None of our column names is four arbitrary bytes, so nothing of it may look like an import of anything.
        assertThat(any.isEmpty()).isFalse();
        assertThat(reading.rows()).isEmpty();
    }

    @Property
    void any_text_below_a_header_ends_in_rows_or_errors(@ForAll String text) {
        CsvErrors any = new CsvErrors(10);

        CsvReading reading = CsvReading.of(
                ("code,name\n" + text).getBytes(StandardCharsets.UTF_8), COLUMNS, KEY, any, CsvSettings.defaults());

        assertThat(reading.rows().size() + any.count()).isGreaterThanOrEqualTo(reading.rowCount());
    }

    @Provide
    Arbitrary<List<String>> names() {
        Arbitrary<String> name = Arbitraries.strings()
                .withChars("abc نورعلي,;\"'|. ")
                .ofMinLength(1)
                .ofMaxLength(40)
                .map(String::strip)
                .filter(text -> !text.isEmpty());
        return name.list().ofMaxSize(20);
    }

    private List<CsvRow> read(String file) {
        return CsvReading.of(file.getBytes(StandardCharsets.UTF_8), COLUMNS, KEY, errors, CsvSettings.defaults())
                .rows();
    }

    private static String rule(CsvSettings settings, String file) {
        CsvErrors found = new CsvErrors(settings.maxErrors());
        CsvReading.of(file.getBytes(StandardCharsets.UTF_8), COLUMNS, KEY, found, settings);
        return found.listed().stream().map(CsvError::rule).findFirst().orElse("");
    }
}
