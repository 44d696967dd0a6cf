package health.mizan.fhir;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Published messages, which their makers let nobody republish: they lie beside the project, in {@code
 * shared/fhir-samples} of a directory above, or where the system property {@code mizan.samples} says. Without them a
 * test that wants one is reported as skipped.
 */
public final class Samples {

    private Samples() {}

    public static byte[] bytes(String name) {
        Path file = folder().resolve(name);
        assumeTrue(Files.exists(file), "published sample " + name + " is not here: set -Dmizan.samples");
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Path folder() {
        String set = System.getProperty("mizan.samples");
        if (set != null) {
            return Path.of(set);
        }
        for (Path here = Path.of("").toAbsolutePath(); here != null; here = here.getParent()) {
            Path beside = here.resolve("shared").resolve("fhir-samples");
            if (Files.isDirectory(beside)) {
                return beside;
            }
        }
        return Path.of("shared", "fhir-samples");
    }
}
