package health.mizan.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A table in the making, as a file that people open with a spreadsheet program: RFC 4180, in UTF-8 with the byte order
 * mark without which Excel takes Arabic for another code page. No cell of it is a formula, whoever chose its text.
 */
public final class CsvSheet {

    /** Of the media type: the first row names the columns. */
    public static final String MEDIA_TYPE = "text/csv;charset=utf-8;header=present";

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** A sum may begin with a minus: it is a number to every program, and to be added up. */
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}(?:\\.[0-9]{1,4})?");

    /** What programs take for the beginning of a formula, full-width signs and what hides before them included. */
    private static final Pattern FORMULA = Pattern.compile("^(?=[\\s\\p{Cf}\"]*[=+\\-@＝＋－＠]|[\\t\\r\\n])");

    /** Some cut at a semicolon or a tab, within quotes too, if that is what separates cells where they were bought. */
    private static final Pattern LATER_FORMULA = Pattern.compile("(?<=[,;\\t\\r\\n])(?=[\\s\\p{Cf}\"]*[=+\\-@＝＋－＠])");

    private final StringWriter text = new StringWriter();
    private final CsvWriter writer = CsvWriter.builder().build(text);

    public CsvSheet(List<String> header) {
        text.write(BYTE_ORDER_MARK);
        row(header);
    }

    public void row(List<String> cells) {
        List<String> written = new ArrayList<>(cells.size());
        for (String cell : cells) {
            // With another separator in use a whole row is one cell, and begins with its first.
            boolean number = !written.isEmpty() && NUMBER.matcher(cell).matches();
            written.add(number ? cell : harmless(cell));
        }
        writer.writeRecord(written);
    }

    public byte[] bytes() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Behind an apostrophe every program shows the text as it is (OWASP, CSV Injection). */
    private static String harmless(String cell) {
        String first = FORMULA.matcher(cell).replaceFirst("'");
        return LATER_FORMULA.matcher(first).replaceAll("'");
    }
}
