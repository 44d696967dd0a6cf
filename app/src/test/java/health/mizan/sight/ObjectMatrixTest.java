package health.mizan.sight;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import health.mizan.access.Caller;
import health.mizan.access.Role;
import health.mizan.access.RouteGuard;
import health.mizan.access.RouteRule;
import health.mizan.testing.AppTest;
import health.mizan.testing.Http;
import health.mizan.testing.Http.Answer;
import health.mizan.testing.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Every route of the REST API that is about somebody's object, asked by everybody who may use the route and may not see the
 * object: the answer is the one for an id that was never issued, and nothing changes. Then by one who may, who gets
 * another answer. A route without a line in {@code objects.txt} fails.
 */
@Tag("walk")
class ObjectMatrixTest extends AppTest {

    private static final String HERE = "RUH";
    private static final String ELSEWHERE = "JED";
    private static final String EVERY_SCOPE = "system/*.cruds";

    private final Http http = new Http(port);
    private final ObjectRules rules = ObjectRules.read();

    @Autowired
    RouteGuard guard;

    @Autowired
    JWKSource<SecurityContext> issuerKey;

    /** Somebody, as the table of routes and as a token knows them. */
    record Somebody(String name, Caller caller, String token) {}

    @Test
    void every_route_has_a_line_and_every_line_a_route() {
        List<RouteRule> routes = restRoutes();

        assertThat(routes)
                .hasSizeGreaterThan(100)
                .allMatch(rule -> rules.of(rule).isPresent(), "stands in objects.txt");
        assertThat(rules.lines()).allMatch(line -> routes.stream().anyMatch(line::covers), "has a route");
        assertThat(rules.lines().stream().filter(ObjectRules.Line::isOfTheClinic))
                .allMatch(line -> line.detail().matches("[A-Z]\\w+Test"), "names its test");
    }

    @Test
    void what_is_out_of_sight_is_answered_like_what_never_was() {
        WalkedObjects walked = new WalkedObjects(port, sandboxPort, http, this::here);
        Map<String, String> objects = walked.all();
        ObjectAsk ask = new ObjectAsk(http, objects);
        Map<String, String> before = walked.seen();

        List<String> wrong = new ArrayList<>();
        int asked = 0;
        for (RouteRule rule : restRoutes()) {
            ObjectRules.Line line = rules.of(rule).orElseThrow();
            if (line.isOfTheClinic()) {
                continue;
            }
            for (Somebody stranger : strangers()) {
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
        walked.seen().forEach((path, now) -> assertThat(now).as(path).isEqualTo(before.get(path)));

        assertThat(notReachedLawfully(ask)).isEmpty();
    }

    /** Whoever may see the object gets to it: else the strangers' answers would prove nothing. Reading comes first. */
    private List<String> notReachedLawfully(ObjectAsk ask) {
        List<String> unreached = new ArrayList<>();
        for (boolean reading : List.of(true, false)) {
            for (RouteRule rule : restRoutes()) {
                ObjectRules.Line line = rules.of(rule).orElseThrow();
                if (line.isOfTheClinic() || rule.method().equals("GET") != reading) {
                    continue;
                }
                List<String> tried = new ArrayList<>();
                boolean reached = lawful().stream()
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

    private List<Somebody> strangers() {
        List<Somebody> strangers = new ArrayList<>();
        for (Role role : List.of(Role.FRONT_DESK, Role.BILLER, Role.FINANCE, Role.ADMIN, Role.OPERATOR)) {
            strangers.add(staff("another site's " + role.code(), role, ELSEWHERE));
        }
        strangers.add(staff("a biller of no site", Role.BILLER));
        strangers.add(new Somebody(
                "another patient",
                new Caller.Patient("login-of-a-stranger", Set.of()),
                signed("login-of-a-stranger", Role.PATIENT)));
        strangers.add(client("another site's EMR", ELSEWHERE));
        strangers.add(client("a client of no site"));
        return strangers;
    }

    private List<Somebody> lawful() {
        return List.of(
                staff("finance", Role.FINANCE, HERE),
                staff("the biller", Role.BILLER, HERE),
                staff("the desk", Role.FRONT_DESK, HERE),
                staff("the admin", Role.ADMIN, HERE),
                staff("the operator", Role.OPERATOR, HERE));
    }

    private String here(Role role) {
        return signed("here-" + role.code(), role, HERE);
    }

    private Somebody staff(String name, Role role, String... sites) {
        String subject = "matrix-" + role.code();
        return new Somebody(name, new Caller.Staff(subject, Set.of(role), Set.of(sites)), signed(subject, role, sites));
    }

    private Somebody client(String name, String... sites) {
        String token = Tokens.signed(key(), claims -> claims.issuer(issuer())
                .subject("matrix-client")
                .claim("azp", "matrix-client")
                .claim("client_id", "matrix-client")
                .claim("scope", EVERY_SCOPE)
                .claim("facilities", List.of(sites)));
        return new Somebody(name, new Caller.Client("matrix-client", Set.of(EVERY_SCOPE), Set.of(sites)), token);
    }

    private String signed(String subject, Role role, String... sites) {
        return Tokens.signed(key(), claims -> claims.issuer(issuer())
                .subject(subject)
                .claim("realm_access", Map.of("roles", List.of(role.code())))
                .claim("facilities", List.of(sites)));
    }

    private static String issuer() {
        return "http://localhost:" + port;
    }

    private RSAKey key() {
        return ((ImmutableJWKSet<SecurityContext>) issuerKey)
                .getJWKSet()
                .getKeys()
                .getFirst()
                .toRSAKey();
    }
}
