package health.mizan.attacks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The attack cases, which are no part of this repository: {@code -Dmizan.attacks=file}, or {@code
 * shared/security-samples/attacks-sample.jsonl} beside it.
 */
final class Sample {

    private Sample() {}

    static Optional<List<AttackCase>> cases() {
        return file().map(Sample::read);
    }

    private static Optional<Path> file() {
        String named = System.getProperty("mizan.attacks");
        if (named != null) {
            return Optional.of(Path.of(named));
        }
        return Stream.iterate(Path.of("").toAbsolutePath(), path -> path != null, Path::getParent)
                .map(path -> path.resolve("shared/security-samples/attacks-sample.jsonl"))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private static List<AttackCase> read(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> !line.isBlank()).map(AttackCase::parse).toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
