package health.mizan.portal.office;

import health.mizan.csv.CsvSheet;
import health.mizan.portal.pages.Answers;
import health.mizan.portal.pages.Page;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/** Lists as files to keep, in the words of the page. */
public final class Sheets {

    private Sheets() {}

    /** One column, of which the title is given by the key of its text. */
    public record Column<T>(String title, Function<T, String> cell) {}

    /** Leads back to the list, which then says why. */
    public static void tooLong(HttpServletResponse response, Page page, String list) {
        Answers.goTo(response, page, list + "&file=" + ListFile.TOO_LONG);
    }

    /** @param name of the file: it stays on disks, so it tells of nobody */
    public static <T> void send(
            HttpServletResponse response, Page page, String name, List<T> rows, List<Column<T>> columns)
            throws IOException {
        CsvSheet sheet = new CsvSheet(
                columns.stream().map(column -> page.text(column.title())).toList());
        rows.forEach(row -> sheet.row(
                columns.stream().map(column -> column.cell().apply(row)).toList()));
        byte[] bytes = sheet.bytes();
        response.setContentType(CsvSheet.MEDIA_TYPE);
        response.setContentLength(bytes.length);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name + ".csv").build().toString());
        response.getOutputStream().write(bytes);
    }
}
