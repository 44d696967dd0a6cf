package health.mizan.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import health.mizan.testing.AppTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the commands of the integrator's guide, in its order and in one shell, as a reader would, with the real curl. */
@Tag("walk")
class IntegratorsGuideTest extends AppTest {

    private static final Pattern BLOCK =
            Pattern.compile("```sh\\n(.*?)```\\n(?:```(?:json|text)\\n(.*?)```\\n)?", Pattern.DOTALL);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** @param shown the answer that the page shows; empty for none */
    record Step(String commands, String shown) {}

    @TempDir
    Path folder;

    @Test
    void every_command_is_answered_as_the_page_says() throws IOException, InterruptedException {
        List<Step> steps = steps(Repository.read(Repository.root().resolve("docs/integrators-guide.md")));
        assertThat(steps).hasSizeGreaterThan(6);

        run(steps);

        for (int i = 0; i < steps.size(); i++) {
            String answered = Files.readString(folder.resolve("out." + i));
            List<JsonNode> shown = values(steps.get(i).shown());
            List<JsonNode> came = values(answered);
            for (int j = 0; j < shown.size(); j++) {
                assertThat(came).as("%s%n%s", steps.get(i).commands(), answered).hasSizeGreaterThan(j);
                assertThat(missing(shown.get(j), came.get(j), ""))
                        .as("%s%n%s", steps.get(i).commands(), answered)
                        .isEmpty();
            }
        }
    }

    @Test
    void an_answer_that_the_page_shows_wrongly_would_be_seen() throws IOException {
        JsonNode came = JSON.readTree("{\"a\":[{\"b\":1,\"c\":\"x\"},{\"b\":2}],\"d\":true}");

        assertThat(missing(JSON.readTree("{\"a\":[{\"c\":\"…\"},{\"b\":2}]}"), came, ""))
                .isEmpty();
        assertThat(missing(JSON.readTree("{\"a\":[{\"b\":2}]}"), came, "")).containsExactly("/a/0/b is 1, not 2");
        assertThat(missing(JSON.readTree("{\"e\":\"…\"}"), came, "")).containsExactly("/e is not there");
    }

    private static List<Step> steps(String page) {
        List<Step> steps = new ArrayList<>();
        Matcher block = BLOCK.matcher(page);
        while (block.find()) {
            steps.add(new Step(block.group(1), block.group(2) == null ? "" : block.group(2)));
        }
        return steps;
    }

    private void run(List<Step> steps) throws IOException, InterruptedException {
        StringBuilder script = new StringBuilder("set -e\n");
        for (int i = 0; i < steps.size(); i++) {
            script.append("{\n")
                    .append(steps.get(i).commands())
                    .append("} >out.")
                    .append(i)
                    .append('\n');
        }
        Path file = Files.writeString(folder.resolve("guide.sh"), script);
        assumeTrue(installed("bash") && installed("curl"), "bash or curl is not installed");
        ProcessBuilder shell = new ProcessBuilder("bash", file.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile());
        shell.environment().put("MIZAN", "http://localhost:" + port);
        Process running = shell.start();
        assertThat(running.waitFor(60, TimeUnit.SECONDS))
                .as("ends within a minute")
                .isTrue();
        assertThat(running.exitValue())
                .as(Files.readString(folder.resolve("said")))
                .isZero();
    }

    private static boolean installed(String program) {
        return Pattern.compile(Pattern.quote(java.io.File.pathSeparator))
                .splitAsStream(System.getenv("PATH"))
                .anyMatch(bin -> Files.isExecutable(Path.of(bin, program)));
    }

    /** JSON values one after another; a status is one as well. */
    private static List<JsonNode> values(String text) throws IOException {
        try (MappingIterator<JsonNode> values = JSON.readerFor(JsonNode.class).readValues(text)) {
            return values.readAll();
        }
    }

    /** What is shown and did not come; more may have come. */
    private static List<String> missing(JsonNode shown, JsonNode came, String at) {
        if (shown.isTextual() && shown.asText().equals("…")) {
            return came.isMissingNode() ? List.of(at + " is not there") : List.of();
        }
        List<String> missing = new ArrayList<>();
        if (shown.isObject()) {
            for (Map.Entry<String, JsonNode> member : shown.properties()) {
                missing.addAll(missing(member.getValue(), came.path(member.getKey()), at + "/" + member.getKey()));
            }
        } else if (shown.isArray()) {
            for (int i = 0; i < shown.size(); i++) {
                missing.addAll(missing(shown.get(i), came.path(i), at + "/" + i));
            }
        } else if (!shown.equals(came)) {
            missing.add(at + " is " + came + ", not " + shown);
        }
        return missing;
    }
}
