package health.mizan.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The rows of a file as a spreadsheet program wrote them: comma, semicolon or tab; LF or CRLF; with or without a byte
 * order mark. Only UTF-8: a guess between code pages would turn Arabic names into noise that nobody notices.
 */
final class CsvTable {

    private final List<CsvRecord> records;

    private CsvTable(List<CsvRecord> records) {
        this.records = records;
    }

    /** The header line first. */
    List<CsvRecord> records() {
        return records;
    }

    static CsvTable read(byte[] file, CsvSettings settings) {
        String text = decode(file);
        if (text.isBlank()) {
            throw new UnreadableFile(1, "empty-file", "the file has no header line");
        }
        CsvRecordHandler bounds = CsvRecordHandler.of(handler -> handler.maxFields(settings.maxColumns())
                .maxFieldSize(settings.maxCellLength())
                .maxRecordSize(settings.maxCellLength() * settings.maxColumns()));
        // Rows of unequal length are wanted here: each becomes an error of its own, and the rest is still checked.
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(separator(text))
                .acceptCharsAfterQuotes(false)
                .build(bounds, text)) {
            // One more than allowed, to tell "full" from "too many"; the header is not a row.
            List<CsvRecord> records =
                    reader.stream().limit(settings.maxRows() + 2L).toList();
            if (records.size() > settings.maxRows() + 1) {
                throw new UnreadableFile(
                        records.getLast().getStartingLineNumber(),
                        "too-many-rows",
                        "a file has at most " + settings.maxRows() + " rows: split it");
            }
            return new CsvTable(records);
        } catch (CsvParseException broken) {
            // The parser's message quotes the record, which may be about a person.
            throw new UnreadableFile(0, "csv-syntax", syntaxAdvice(settings));
        } catch (IOException impossible) {
            throw new IllegalStateException("a text in memory cannot fail to be read", impossible);
        }
    }

    private static String syntaxAdvice(CsvSettings settings) {
        return "the file is not well-formed CSV: look for a quote that is not closed, a cell over "
                + settings.maxCellLength() + " characters or a row over " + settings.maxColumns() + " cells";
    }

    private static String decode(byte[] file) {
        if (startsWith(file, 0xFF, 0xFE) || startsWith(file, 0xFE, 0xFF)) {
            throw new UnreadableFile(1, "encoding", "the file is UTF-16: save it as \"CSV UTF-8\"");
        }
        int start = startsWith(file, 0xEF, 0xBB, 0xBF) ? 3 : 0;
        ByteBuffer bytes = ByteBuffer.wrap(file, start, file.length - start);
        CharsetDecoder strict = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        try {
            return strict.decode(bytes).toString();
        } catch (CharacterCodingException notUtf8) {
            throw new UnreadableFile(
                    lineOf(file, bytes.position()),
                    "encoding",
                    "this line is not UTF-8, perhaps Windows-1256: save the file as \"CSV UTF-8\"");
        }
    }

    private static long lineOf(byte[] file, int position) {
        long line = 1;
        for (int i = 0; i < position; i++) {
            if (file[i] == '\n') {
                line++;
            }
        }
        return line;
    }

    private static boolean startsWith(byte[] file, int... mark) {
        if (file.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((file[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    // Our column names hold none of the three, so the first one in the header line is the separator.
    private static char separator(String text) {
        for (int i = 0; i < text.length() && text.charAt(i) != '\n'; i++) {
            char c = text.charAt(i);
            if (c == ',' || c == ';' || c == '\t') {
                return c;
            }
        }
        return ',';
    }
}
