package health.mizan.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.mizan.testing.RawHttp;
import health.mizan.testing.RawHttp.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One case under way: sends what its binding says, and judges each answer on the spot. */
final class Attack {

    private final AttackCase said;
    private final World world;
    private final TreeSet<Integer> accepted;
    private final Set<String> mayStand = new HashSet<>();
    private boolean changes;

    /** What is the same for all cases. */
    record World(
            Clinic clinic,
            Passes passes,
            Placeholders places,
            RawHttp http,
            JdbcClient owner,
            Environment settings,
            int port) {}

    Attack(AttackCase said, World world) {
        this.said = said;
        this.world = world;
        this.accepted = said.statuses();
    }

    AttackCase said() {
        return said;
    }

    Clinic clinic() {
        return world.clinic();
    }

    JdbcClient owner() {
        return world.owner();
    }

    int port() {
        return world.port();
    }

    Environment settings() {
        return world.settings();
    }

    String fill(String text) {
        return world.places().fill(text);
    }

    String token(String actor) {
        return world.passes().of(actor);
    }

    /** What the gateway signs its notices with. */
    String secret() {
        return world.settings().getRequiredProperty("mizan.sandbox.webhook-secret");
    }

    Passes passes() {
        return world.passes();
    }

    /** Another answer that is as good a refusal; the reason is for whoever reads the binding. */
    Attack alsoAccepts(int status, String why) {
        assertThat(why).isNotBlank();
        accepted.add(status);
        return this;
    }

    /** A text that the case forbids but that stands in lawful answers too. */
    Attack mayStand(String text, String why) {
        assertThat(why).isNotBlank();
        mayStand.add(text);
        return this;
    }

    /** For cases in which something lawful happens too; the binding itself then says what is in order. */
    Attack changes() {
        changes = true;
        return this;
    }

    boolean mayChange() {
        return changes;
    }

    Answer asWritten() throws IOException {
        return send(shot());
    }

    /** The request of the case, with its actor's token. */
    Shot shot() {
        JsonNode request = said.request();
        Shot shot = new Shot(
                request.path("method").asText(), fill(request.path("path").asText()));
        String token = token(said.actor());
        if (!token.isEmpty()) {
            shot.as(token);
        }
        request.path("headers")
                .properties()
                .forEach(header ->
                        shot.header(header.getKey(), fill(header.getValue().asText())));
        JsonNode body = request.path("body");
        if (!body.isMissingNode()) {
            String text = fill(body.isTextual() ? body.asText() : body.toString());
            shot.body(
                    request.path("headers").path("Content-Type").asText("application/json"),
                    text.getBytes(StandardCharsets.UTF_8));
        }
        return shot;
    }

    /** Sends it and judges the answer by what the case expects. */
    Answer send(Shot shot) throws IOException {
        return judged(shot.toString(), probe(shot));
    }

    /** Only sends it: for what comes before or beside an attack. */
    Answer probe(Shot shot) throws IOException {
        return world.http().raw(shot.wire("localhost:" + world.port()));
    }

    Answer judged(String what, Answer answer) {
        assertThat(accepted)
                .as("%s was answered: %s%n%s", what, answer.head(), answer.text())
                .contains(answer.status());
        absent(answer.text());
        for (String line : said.absentHeaders()) {
            assertThat(answer.head()).doesNotContainPattern(headerPattern(fill(line)));
        }
        List<String> types = said.contentTypes();
        if (!types.isEmpty()) {
            assertThat(answer.header("Content-Type"))
                    .satisfies(type -> assertThat(types).anyMatch(type::startsWith));
        }
        return answer;
    }

    /** What must not be in an answer is not in this text. */
    void absent(String text) {
        assertThat(text).doesNotContain(forbidden());
    }

    private List<String> forbidden() {
        List<String> forbidden = new ArrayList<>();
        for (String text : said.absent()) {
            if (mayStand.contains(text)) {
                continue;
            }
            if (text.startsWith("{canary.")) {
                String whose = text.substring("{canary.".length()).replaceAll("[.}].*", "");
                forbidden.addAll(clinic().canaries(whose.equals("F2") ? "C" : whose));
            } else {
                forbidden.add(fill(text));
            }
        }
        // No answer ever tells what we are made of.
        forbidden.add("at java.base/");
        forbidden.add("at health.mizan");
        return forbidden;
    }

    /** A star stands for anything. */
    private static Pattern headerPattern(String line) {
        return Pattern.compile("(?im)^"
                + String.join(
                        ".*",
                        List.of(line.split("\\*", -1)).stream()
                                .map(Pattern::quote)
                                .toList()));
    }
}
