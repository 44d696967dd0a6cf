package health.mizan.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compares what the code says with the page that stands in the repository; {@code -Dapprove=true} rewrites the page. */
public final class Approved {

    private static final String NOTE =
            "<!-- Generated from the code: change the code, then run `./mizan docs`. -->\n\n";

    private Approved() {}

    public static void page(String path, String content) {
        verify(Repository.root().resolve(path), NOTE + content.strip() + "\n", Boolean.getBoolean("approve"));
    }

    static void verify(Path page, String expected, boolean approve) {
        try {
            if (approve) {
                Files.createDirectories(page.getParent());
                Files.writeString(page, expected);
            }
            String found = Files.exists(page) ? Files.readString(page) : "";
            assertThat(found)
                    .as("%s no longer says what the code does; look at the change and run ./mizan docs", page)
                    .isEqualTo(expected);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
