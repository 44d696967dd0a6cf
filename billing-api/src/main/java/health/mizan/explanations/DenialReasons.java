package health.mizan.explanations;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What payers' codes for a refused line mean: the official English words of nphies' code system adjudication-reason, and
 * our Arabic for them.
 */
public final class DenialReasons {

    private static final String FILE = "/codes/denial-reasons.tsv";
    private static final Map<String, Sentence> WORDS = read();

    private DenialReasons() {}

    /** Empty for a code of the payer's own. */
    public static Optional<Sentence> of(String code) {
        return Optional.ofNullable(WORDS.get(code));
    }

    private static Map<String, Sentence> read() {
        Map<String, Sentence> words = new HashMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(DenialReasons.class.getResourceAsStream(FILE), FILE), StandardCharsets.UTF_8))) {
            lines.lines().skip(1).map(line -> line.split("\t", -1)).forEach(row -> {
                if (row.length != 3 || words.put(row[0], new Sentence(row[1], row[2])) != null) {
                    throw new IllegalStateException(FILE + " is not in order at " + row[0]);
                }
            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return Map.copyOf(words);
    }
}
