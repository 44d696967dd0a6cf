package health.mizan.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What a fuzz target begins with, and whatever once broke it: a file each, beside the target. */
final class Seeds {

    private static final Path RESOURCES = Path.of("src", "test", "resources", "health", "mizan", "fuzz");

    private Seeds() {}

    static List<Path> of(Class<?> target) {
        Path folder = folder().resolve(target.getSimpleName() + "Inputs").resolve("take");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Published FHIR in JSON, in {@code shared/fhir-samples} of a directory above; empty where nobody put it. */
    static List<Path> published() {
        for (Path here = Path.of("").toAbsolutePath(); here != null; here = here.getParent()) {
            Path samples = here.resolve("shared").resolve("fhir-samples");
            if (Files.isDirectory(samples)) {
                return Stream.of("r4-official", "nphies", "hcx", "davinci-pas")
                        .flatMap(folder -> json(samples.resolve(folder)).stream())
                        .toList();
            }
        }
        return List.of();
    }

    private static List<Path> json(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static byte[] bytes(Path seed) {
        try {
            return Files.readAllBytes(seed);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Started in the module or above it. */
    private static Path folder() {
        return Files.isDirectory(RESOURCES) ? RESOURCES : Path.of("app").resolve(RESOURCES);
    }
}
