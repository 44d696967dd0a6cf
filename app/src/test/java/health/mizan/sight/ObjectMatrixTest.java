package health.mizan.sight;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import health.mizan.access.RouteGuard;
import health.mizan.access.RouteRule;
import health.mizan.sight.Crowd.Somebody;
import health.mizan.testing.AppTest;
import health.mizan.testing.Eventually;
import health.mizan.testing.Http;
import health.mizan.testing.Http.Answer;
import health.mizan.testing.OpenedRoutes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every route of the REST API that is about somebody's object, asked by everybody who may use the route and may not see the
 * object: the answer is the one for an id that was never issued, and nothing changes. Then by one who may, who gets
 * another answer. A route without a line in {@code objects.txt} fails, also one of the pages, which
 * {@link PageMatrixTest} asks.
 */
@Tag("walk")
class ObjectMatrixTest extends AppTest {

    private final Http http = new Http(port);
    private final ObjectRules rules = ObjectRules.read();

    @Autowired
    RouteGuard guard;

    @Autowired
    BeanFactory beans;

    @Autowired
    JWKSource<SecurityContext> issuerKey;

    @Test
    void every_route_has_a_line_and_every_line_a_route() {
        List<RouteRule> routes = Stream.concat(restRoutes().stream(), PageMatrixTest.pages(guard).stream())
                .toList();

        assertThat(routes)
                .hasSizeGreaterThan(140)
                .allMatch(rule -> rules.of(rule).isPresent(), "stands in objects.txt");
        assertThat(rules.lines()).allMatch(line -> routes.stream().anyMatch(line::covers), "has a route");
        assertThat(rules.lines().stream().filter(ObjectRules.Line::isOfTheClinic))
                .allMatch(
                        line -> line.detail().equals("RouteMatrixTest")
                                || OpenedRoutes.by(line.detail()).contains(line.route()),
                        "names a test that opens it");
    }

    @Test
    void what_is_out_of_sight_is_answered_like_what_never_was() {
        Crowd crowd = new Crowd(port, issuerKey);
        WalkedObjects walked = new WalkedObjects(port, sandboxPort, http, crowd::here);
        Map<String, String> objects =
                new DoubtfulObjects(beans, JdbcClient.create(database.asOwner()), walked.all()).all();
        Eventually.until(
                "the answer waits for a ruling", () -> walked.processes().contains("rule-on-the-answer"));
        ObjectAsk ask = new ObjectAsk(http, objects);
        Map<String, String> before = walked.seen();

        List<String> wrong = new ArrayList<>();
        int asked = 0;
        for (RouteRule rule : restRoutes()) {
            ObjectRules.Line line = rules.of(rule).orElseThrow();
            if (line.isOfTheClinic() || line.isList()) {
                continue;
            }
            for (Somebody stranger : crowd.strangers()) {
                if (!rule.access().admits(stranger.caller())) {
                    continue;
                }
                asked++;
                Answer real = ask.real(line, stranger.token());
                Answer never = ask.never(line, stranger.token());
                if (!ObjectAsk.bare(real).equals(ObjectAsk.bare(never)) || real.status() >= 500) {
                    wrong.add(line.method() + " " + line.path() + " by " + stranger.name() + ": " + ObjectAsk.bare(real)
                            + "\n    never issued: " + ObjectAsk.bare(never));
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(asked).isGreaterThan(250);
        assertThat(listedWrongly(crowd, objects)).isEmpty();
        walked.seen().forEach((path, now) -> assertThat(now).as(path).isEqualTo(before.get(path)));

        assertThat(notReachedLawfully(ask, crowd)).isEmpty();
    }

    /** Lists without a filter: whose they are is the only thing that leaves something out. */
    private List<String> listedWrongly(Crowd crowd, Map<String, String> objects) {
        List<String> wrong = new ArrayList<>();
        for (RouteRule rule : restRoutes()) {
            ObjectRules.Line line = rules.of(rule).orElseThrow();
            if (!line.isList()) {
                continue;
            }
            String id = objects.get(line.kinds().getLast());
            crowd.strangers().stream()
                    .filter(one -> rule.access().admits(one.caller()) && lists(line, id, one))
                    .forEach(one -> wrong.add(line.path() + " shows it to " + one.name()));
            if (crowd.lawful().stream().noneMatch(one -> rule.access().admits(one.caller()) && lists(line, id, one))) {
                wrong.add(line.path() + " shows it to nobody");
            }
        }
        return wrong;
    }

    private boolean lists(ObjectRules.Line line, String id, Somebody reader) {
        String cursor = "";
        do {
            Answer page = http.get(line.path() + "?limit=200" + cursor)
                    .as(reader.token())
                    .send();
            assertThat(page.status()).as(line.path()).isEqualTo(200);
            if (page.json().path("items").findValuesAsText("id").contains(id)) {
                return true;
            }
            cursor = "&cursor=" + page.json().path("next").asText("");
        } while (!cursor.endsWith("="));
        return false;
    }

    /** Whoever may see the object gets to it: else the strangers' answers would prove nothing. Reading comes first. */
    private List<String> notReachedLawfully(ObjectAsk ask, Crowd crowd) {
        List<String> unreached = new ArrayList<>();
        for (boolean reading : List.of(true, false)) {
            for (RouteRule rule : restRoutes()) {
                ObjectRules.Line line = rules.of(rule).orElseThrow();
                if (line.isOfTheClinic() || line.isList() || rule.method().equals("GET") != reading) {
                    continue;
                }
                List<String> tried = new ArrayList<>();
                boolean reached = crowd.lawful().stream()
                        .filter(one -> rule.access().admits(one.caller()))
                        .anyMatch(one -> reaches(ask, line, one, tried));
                if (!reached) {
                    unreached.addAll(tried);
                }
            }
        }
        return unreached;
    }

    private static boolean reaches(ObjectAsk ask, ObjectRules.Line line, Somebody lawful, List<String> tried) {
        Answer never = ask.never(line, lawful.token());
        Answer real = ask.real(line, lawful.token());
        tried.add(line.method() + " " + line.path() + " by " + lawful.name() + ": " + ObjectAsk.bare(real)
                + "\n    never issued: " + ObjectAsk.bare(never));
        boolean answered = real.status() < 500 && real.status() != 403 && real.status() != 404;
        return answered
                && !ObjectAsk.bare(real).equals(ObjectAsk.bare(never))
                && (real.status() == 200 || !line.method().equals("GET"));
    }

    private List<RouteRule> restRoutes() {
        return guard.rules().filter(rule -> rule.pattern().startsWith("/api/")).toList();
    }
}
