package health.mizan.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What fits on a screen can be checked by eye. A file that has outgrown the limit holds two ideas. */
class SourceSizeTest {

    private static final int FILE_LIMIT = 300;
    private static final int NINETY_PERCENT_LIMIT = 150;
    private static final int MEDIAN_LIMIT = 60;
    private static final int METHOD_LIMIT = 40;
    private static final int FOLDER_LIMIT = 15;

    @Test
    void no_file_is_longer_than_300_lines() {
        assertThat(tooLong(Repository.javaFiles("main"))).isEmpty();
        assertThat(tooLong(Repository.javaFiles("test"))).isEmpty();
    }

    @Test
    void half_the_files_fit_in_60_lines_and_nine_of_ten_in_150() {
        List<Integer> lengths = Repository.javaFiles("main").stream()
                .filter(file -> !file.endsWith("package-info.java"))
                .map(SourceSizeTest::lines)
                .sorted()
                .toList();

        int median = lengths.get(lengths.size() / 2);
        int ninety = lengths.get((int) Math.ceil(lengths.size() * 0.9) - 1);
        System.out.printf(
                "source sizes: %d files, median %d, 90%% %d, longest %d%n",
                lengths.size(), median, ninety, lengths.getLast());
        assertThat(median).isLessThanOrEqualTo(MEDIAN_LIMIT);
        assertThat(ninety).isLessThanOrEqualTo(NINETY_PERCENT_LIMIT);
    }

    @Test
    void no_method_is_longer_than_40_lines() {
        assertThat(tooLongMethods(Repository.javaFiles("main"))).isEmpty();
        assertThat(tooLongMethods(Repository.javaFiles("test"))).isEmpty();
    }

    @Test
    void no_capability_has_more_than_15_files() {
        Map<String, Long> files = Repository.javaFiles("main").stream()
                .filter(file -> !file.endsWith("package-info.java"))
                .collect(Collectors.groupingBy(
                        file -> Repository.root().relativize(file.getParent()).toString(),
                        TreeMap::new,
                        Collectors.counting()));

        files.values().removeIf(count -> count <= FOLDER_LIMIT);
        assertThat(files).as("more than fifteen files are two capabilities").isEmpty();
    }

    @Test
    void what_is_too_long_is_seen(@TempDir Path directory) throws IOException {
        String body = IntStream.range(0, FILE_LIMIT)
                .mapToObj(i -> "        calls();\n")
                .collect(Collectors.joining());
        Path file = Files.writeString(
                directory.resolve("Endless.java"), "class Endless {\n    void calls() {\n" + body + "    }\n}\n");

        assertThat(tooLong(List.of(file))).containsExactly("Endless.java: " + (FILE_LIMIT + 4));
        assertThat(tooLongMethods(List.of(file))).containsExactly("Endless.java Endless.calls: " + (FILE_LIMIT + 2));
    }

    private static List<String> tooLong(List<Path> files) {
        return files.stream()
                .filter(file -> lines(file) > FILE_LIMIT)
                .map(file -> file.getFileName() + ": " + lines(file))
                .toList();
    }

    private static List<String> tooLongMethods(List<Path> files) {
        return JavaSources.read(files).methods().stream()
                .filter(method -> method.lines() > METHOD_LIMIT)
                .map(method -> method.file() + " " + method.name() + ": " + method.lines())
                .toList();
    }

    private static int lines(Path file) {
        try (Stream<String> lines = Repository.read(file).lines()) {
            return (int) lines.count();
        }
    }
}
