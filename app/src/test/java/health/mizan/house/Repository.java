package health.mizan.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The working copy these tests run in, whatever module Maven started them from. */
public final class Repository {

    /** In the order the root pom builds them. */
    static final List<String> MODULES =
            List.of("billing-api", "fhir-bridge", "gateways", "workflows", "portal", "sandbox", "app");

    private static final Path ROOT = findRoot();

    private Repository() {}

    static Path root() {
        return ROOT;
    }

    public static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Every Java file of every module under {@code src/main/java} or {@code src/test/java}. */
    public static List<Path> javaFiles(String sourceSet) {
        return MODULES.stream()
                .map(module -> ROOT.resolve(module).resolve("src/" + sourceSet + "/java"))
                .filter(Files::isDirectory)
                .flatMap(Repository::filesUnder)
                .filter(file -> file.toString().endsWith(".java"))
                .toList();
    }

    /** What is under version control, or would be: build output, data and the history itself are left out. */
    static List<Path> textFiles() {
        return filesUnder(ROOT)
                .filter(file -> !ROOT.relativize(file).toString().matches("(.*/)?(target|data|\\.git|\\.idea)(/.*)?"))
                // What is fed to fuzz targets is bytes, not text.
                .filter(file -> !file.toString().contains("FuzzInputs"))
                .filter(file -> !file.toString().matches(".*\\.(png|ico|woff2?|ttf|pdf|jar|gz|jqwik-database)$"))
                .filter(file -> !file.endsWith(".git") && !file.endsWith(".jqwik-database"))
                .toList();
    }

    static Stream<Path> filesUnder(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).sorted().toList().stream();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Path findRoot() {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.isRegularFile(directory.resolve("mizan"))) {
            directory = directory.getParent();
            if (directory == null) {
                throw new IllegalStateException("run these tests inside the working copy: no ./mizan above here");
            }
        }
        return directory;
    }
}
