package health.mizan.house;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.outbound.Outcome;
import health.mizan.portal.ops.causes.Cause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is written down of a call or a delivery that failed can be read by an operator who reads no English. */
class CausesHaveWordsTest {

    /** Where a cause is written in so many words. */
    private static final Pattern WRITTEN = Pattern.compile("""
            (?s)(?:new (?:Answer\\.(?:NotSent|Unknown)<>|GatewayReply\\.(?:NotSent|Unclear)|Undeliverable)\
            |InboxOutcome\\.refused)\\(\\s*([^;,]*?"[^;,]*?)\\)\\s*(?:;|\\)|:|,)""");

    private static final Pattern PART = Pattern.compile("\"([^\"]*)\"|[^+\"]+");

    @Test
    void every_cause_of_ours_has_words() throws IOException {
        List<String> written = new ArrayList<>();
        for (Path file : Repository.javaFiles("main")) {
            WRITTEN.matcher(Files.readString(file)).results().forEach(found -> written.add(sample(found.group(1))));
        }

        assertThat(written).hasSizeGreaterThan(20);
        assertThat(written).allSatisfy(text -> assertThat(Cause.of(text)).isPresent());
    }

    @Test
    void everything_that_the_network_can_do_to_us_has_words() {
        Stream<Enum<?>> all = Stream.of(Outcome.NotSent.Obstacle.values(), Outcome.Unknown.Doubt.values())
                .flatMap(Arrays::stream);

        assertThat(all).allSatisfy(one -> assertThat(Cause.of(one.name())).isPresent());
    }

    /** The text with a status where something is put in. */
    private static String sample(String expression) {
        return PART.matcher(expression)
                .results()
                .map(part ->
                        part.group(1) != null ? part.group(1) : part.group().isBlank() ? "" : "404")
                .collect(Collectors.joining());
    }
}
