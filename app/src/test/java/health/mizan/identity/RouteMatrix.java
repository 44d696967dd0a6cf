package health.mizan.identity;

import health.mizan.access.Caller;
import health.mizan.access.RouteRule;
import health.mizan.standalone.issuer.DemoUser;
import health.mizan.testing.Http;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Asks every route of the table as everybody, and compares who was let in with what the table says. The table is the
 * only source of verdicts, so a route whose door stands open by mistake cannot also be expected to.
 */
final class RouteMatrix {

    /**
     * Somebody who asks.
     *
     * @param caller who the application should take them for; empty for nobody
     * @param token  what they show; empty for nobody
     */
    record Actor(String name, Optional<Caller> caller, String token) {

        static Actor nobody() {
            return new Actor("nobody", Optional.empty(), "");
        }

        static Actor person(DemoUser user, String token) {
            Caller caller =
                    switch (user.role()) {
                        case PATIENT -> new Caller.Patient(user.subject(), Set.of());
                        default -> new Caller.Staff(user.subject(), Set.of(user.role()), user.facilities());
                    };
            return new Actor(user.name(), Optional.of(caller), token);
        }

        static Actor client(String name, String token, String... scopes) {
            return new Actor(name, Optional.of(new Caller.Client(name, Set.of(scopes), Set.of())), token);
        }
    }

    private RouteMatrix() {}

    /** One line for each verdict that differs from the table; empty when all doors are as they should be. */
    static List<String> wrongVerdicts(Http http, List<RouteRule> rules, List<Actor> actors) {
        return rules.parallelStream()
                .flatMap(rule -> actors.stream().flatMap(actor -> wrongVerdict(http, rule, actor)))
                .toList();
    }

    private static Stream<String> wrongVerdict(Http http, RouteRule rule, Actor actor) {
        int status = ask(http, rule, actor.token());
        String expected = expected(rule, actor);
        return fits(expected, status)
                ? Stream.empty()
                : Stream.of("%s %s as %s: %d instead of %s"
                        .formatted(rule.method(), rule.pattern(), actor.name(), status, expected));
    }

    private static String expected(RouteRule rule, Actor actor) {
        if (isPage(rule)) {
            if (rule.method().equals("POST")) {
                // Not sent from a form of ours: whoever it is, that is asked first.
                return "403";
            }
            return rule.access().open() ? "in" : "302";
        }
        if (rule.access().open() || actor.caller().filter(rule.access()::admits).isPresent()) {
            return "in";
        }
        return actor.caller().isPresent() ? "403" : "401";
    }

    /** Pages know people by their session alone: whoever comes with a token is sent to sign in like anybody else. */
    private static boolean isPage(RouteRule rule) {
        return rule.pattern().startsWith("/{language:ar|en}");
    }

    private static boolean fits(String expected, int status) {
        return expected.equals("in")
                ? status != 401 && status != 403 && status < 500
                : status == Integer.parseInt(expected);
    }

    /** Asks for things that do not exist, so that whoever is let in changes nothing. */
    private static int ask(Http http, RouteRule rule, String token) {
        String path = rule.pattern()
                .replaceAll("/\\*\\*$", "/nothing")
                .replace("{language:ar|en}", "ar")
                .replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
        Http.Call call = http.call(rule.method(), path);
        if (!Set.of("GET", "DELETE").contains(rule.method())) {
            call.body("application/json", "{}");
        }
        if (!token.isEmpty()) {
            call.as(token);
        }
        return call.send().status();
    }
}
