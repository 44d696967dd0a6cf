package health.mizan.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No secret and nobody's home directory in the repository. */
class SecretsTest {

    /** What well-known secrets look like. */
    private static final List<Pattern> KNOWN = Stream.of(
                    "-----BEGIN (?:[A-Z]+ )?PRIVATE KEY",
                    "\\bAKIA[0-9A-Z]{16}\\b",
                    "\\bgh[pousr]_[A-Za-z0-9]{30,}",
                    "\\b[sr]k_(?:live|test)_[A-Za-z0-9]{10,}",
                    "\\bwhsec_[A-Za-z0-9]{16,}",
                    "\\bxox[abprs]-[A-Za-z0-9-]{10,}",
                    "\\beyJ[A-Za-z0-9_-]{20,}\\.[A-Za-z0-9_-]{20,}\\.",
                    "\\bAIza[0-9A-Za-z_-]{30,}")
            .map(Pattern::compile)
            .toList();

    private static final Pattern HOME =
            Pattern.compile("(?<![\\w.$}~])/(?:home|Users)/[a-z][\\w.-]*/|[A-Z]:\\\\Users\\\\");

    /** A run of base64 or hex as long as a 24-byte key. */
    /** What a script's content is proven by is public. */
    private static final String DIGEST = "sha384-[A-Za-z0-9+/]{64}";

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9+/_-]{32,}={0,2}");

    private static final double RANDOM_BITS_PER_CHARACTER = 4.3;
    private static final int LETTERS_PER_WORD = 6;
    private static final double RANDOM_HEX_BITS_PER_CHARACTER = 3.3;

    /** Published test vectors and the like: file name to what its random-looking texts are. */
    private static final Map<String, String> HARMLESS = Map.of(
            "maven-wrapper.properties", "checksum",
            "SecretsTest.java", "the patterns themselves",
            "RunningSandbox.java", "the digits 0 to 9 over and over, in the form a gateway gives its secrets",
            "Keys.java", "a sentence that says it is for tests, in base64",
            "ChainAuditTest.java", "the frozen hash of a made-up chain",
            "EntryAuditTest.java", "the frozen digests of a made-up entry",
            "StandardWebhooksTest.java", "the vector published with the reference libraries of Standard Webhooks",
            "RequestTracesTest.java", "the example of the W3C's Trace Context");

    @Test
    void no_file_holds_a_secret() {
        assertThat(Repository.textFiles().stream().flatMap(SecretsTest::secrets))
                .isEmpty();
    }

    @Test
    void no_file_knows_the_machine_it_was_written_on() {
        assertThat(Repository.textFiles().stream()
                        .filter(file -> !HARMLESS.containsKey(name(file)))
                        .flatMap(file -> lines(file, line -> HOME.matcher(line).find())))
                .isEmpty();
    }

    @Test
    void a_secret_would_be_seen(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("application.yaml");
        String key = "qL8v" + "Zt3XwN0bRk" + "7mPd2Yc5UhJ9fSg1Ae6Ti4Wo";
        Files.writeString(file, """
                password: "%s"
                key: -----BEGIN %s KEY-----
                harmless: a_sentence_long_enough_to_look_like_one_but_made_of_words
                path: /home/%s/project
                """.formatted(key, "PRIVATE", "somebody"));

        assertThat(secrets(file)).containsExactly("application.yaml:1", "application.yaml:2");
        assertThat(lines(file, line -> HOME.matcher(line).find())).containsExactly("application.yaml:4");
    }

    private static Stream<String> secrets(Path file) {
        if (HARMLESS.containsKey(name(file))) {
            return Stream.of();
        }
        return lines(
                file,
                line -> KNOWN.stream().anyMatch(known -> known.matcher(line).find())
                        || TOKEN.matcher(line.replaceAll(DIGEST, ""))
                                .results()
                                .anyMatch(token -> isRandom(token.group())));
    }

    /** Random characters spread evenly; identifiers, paths and sentences do not, and have vowels, slashes or dashes. */
    private static boolean isRandom(String token) {
        String letters = token.replaceAll("=", "");
        if (letters.matches("[0-9a-f]+|[0-9A-F]+")) {
            return bitsPerCharacter(letters) > RANDOM_HEX_BITS_PER_CHARACTER
                    && letters.matches(".*[a-fA-F].*\\d.*|.*\\d.*[a-fA-F].*");
        }
        boolean mixed = letters.matches(".*[a-z].*") && letters.matches(".*[A-Z].*") && letters.matches(".*\\d.*");
        String[] words = letters.split("(?<=[a-z0-9])(?=[A-Z])|[/_-]");
        boolean readable = letters.length() >= words.length * LETTERS_PER_WORD;
        return mixed && !readable && bitsPerCharacter(letters) > RANDOM_BITS_PER_CHARACTER;
    }

    private static double bitsPerCharacter(String text) {
        Map<Integer, Long> counts =
                text.chars().boxed().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return counts.values().stream()
                .mapToDouble(count -> (double) count / text.length())
                .map(share -> -share * Math.log(share) / Math.log(2))
                .sum();
    }

    private static Stream<String> lines(Path file, Predicate<String> suspicious) {
        List<String> lines = Repository.read(file).lines().toList();
        return IntStream.range(0, lines.size())
                .filter(i -> suspicious.test(lines.get(i)))
                .mapToObj(i -> name(file) + ":" + (i + 1));
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }
}
