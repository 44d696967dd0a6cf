package health.mizan.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Our style sheets are valid, and mirror by themselves: nothing in them is left or right. */
class StyleSheetsTest {

    private static final Path SHEETS = Path.of("..", "portal", "src", "main", "resources", "static", "assets");
    private static final String SIDES = "(?m)(margin|padding|border|inset)-(left|right)|text-align:\\s*(left|right)"
            + "|float:\\s*(left|right)|(^|[;{\\s])(left|right):";

    @Test
    void every_style_sheet_is_valid_css() throws IOException {
        for (Path sheet : sheets()) {
            String page = "<!doctype html><html lang=\"en\"><head><title>x</title><style>" + Files.readString(sheet)
                    + "</style></head><body><p>x</p></body></html>";

            assertThat(HtmlValidator.complaintsAbout(page)).as(sheet.toString()).isEmpty();
        }
    }

    @Test
    void no_style_sheet_knows_left_from_right() throws IOException {
        for (Path sheet : sheets()) {
            assertThat(Files.readString(sheet)).as(sheet.toString()).doesNotContainPattern(SIDES);
        }
    }

    private static List<Path> sheets() throws IOException {
        try (Stream<Path> files = Files.walk(SHEETS)) {
            // What others made is theirs to mend.
            return files.filter(file ->
                            file.toString().endsWith(".css") && !file.toString().contains("scripts"))
                    .toList();
        }
    }
}
