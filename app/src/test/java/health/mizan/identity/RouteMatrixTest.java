package health.mizan.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.mizan.access.Access;
import health.mizan.access.RouteGuard;
import health.mizan.access.RouteRule;
import health.mizan.identity.RouteMatrix.Actor;
import health.mizan.sandbox.people.CodeFlow;
import health.mizan.standalone.issuer.DemoUser;
import health.mizan.testing.AppTest;
import health.mizan.testing.Http;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.util.pattern.PathPatternParser;

class RouteMatrixTest extends AppTest {

    private static final String ISSUER = "http://localhost:" + port;
    private static final CodeFlow CLI = new CodeFlow(ISSUER, "demo-cli", "", "http://127.0.0.1:9/callback");
    private static final CodeFlow EMR = new CodeFlow(ISSUER, "demo-emr", "demo-emr", "");

    /** Mapped by libraries and left out of the table on purpose: nobody gets there, as a test below shows. */
    private static final Set<String> SHUT = Set.of("/error", "/actuator", "/actuator/health/**", "/openapi.json.yaml");

    @Autowired
    RouteGuard guard;

    @Autowired
    List<RequestMappingInfoHandlerMapping> mappings;

    @Test
    void every_mapped_route_stands_in_the_table() {
        Set<String> inTable = guard.rules().map(RouteMatrixTest::line).collect(Collectors.toSet());

        Stream<String> forgotten =
                mapped().filter(line -> !SHUT.contains(pathOf(line))).filter(line -> !inTable.contains(line));

        assertThat(forgotten).isEmpty();
    }

    @Test
    void every_line_of_the_table_has_a_route() {
        Set<String> mapped = mapped().collect(Collectors.toSet());

        Stream<String> idle = guard.rules()
                .filter(rule -> !rule.pattern().startsWith("/fhir"))
                // Files, which no method of ours answers.
                .filter(rule -> !rule.pattern().equals("/assets/**"))
                .filter(rule -> mapped.stream().noneMatch(line -> leadsTo(line, rule)))
                .map(RouteMatrixTest::line);

        assertThat(idle).isEmpty();
    }

    @Test
    void no_line_stands_twice() {
        assertThat(guard.rules().map(RouteMatrixTest::line)).doesNotHaveDuplicates();
    }

    @Test
    void what_the_fhir_server_says_it_can_do_stands_in_the_table() {
        assumeThat(guard.rules()).as("a FHIR server").anyMatch(rule -> rule.pattern()
                .equals("/fhir/metadata"));
        Http.Answer metadata = new Http(port).get("/fhir/metadata").send();
        assertThat(metadata.status()).isEqualTo(200);

        Set<String> inTable = guard.rules().map(RouteMatrixTest::line).collect(Collectors.toSet());

        assertThat(declared(metadata.json())).allMatch(line -> inTable.contains(line), "stands in the table");
    }

    @Test
    void every_door_opens_to_those_the_table_names_and_to_nobody_else() {
        List<Actor> actors = new ArrayList<>();
        actors.add(Actor.nobody());
        DemoUser.all()
                .forEach(user -> actors.add(Actor.person(
                        user,
                        CLI.tokens(user.name(), "demo").path("access_token").asText())));
        actors.add(Actor.client("demo-emr", emr("system/*.cruds"), "system/*.cruds"));
        actors.add(Actor.client("demo-emr for another type", emr("system/Basic.r"), "system/Basic.r"));

        assertThat(RouteMatrix.wrongVerdicts(new Http(port), guard.rules().toList(), actors))
                .isEmpty();
    }

    @Test
    void a_system_is_let_in_by_just_the_scope_the_table_names() {
        guard.rules().filter(rule -> !rule.access().scope().isEmpty()).forEach(rule -> {
            String scope = rule.access().scope();
            Actor justThat = Actor.client("demo-emr with " + scope, emr(scope), scope);

            assertThat(RouteMatrix.wrongVerdicts(new Http(port), List.of(rule), List.of(justThat)))
                    .isEmpty();
        });
    }

    @Test
    void a_door_that_is_open_by_mistake_would_be_seen() {
        RouteRule wrong = RouteRule.get("/actuator/health", Access.signedIn());
        RouteRule shut = RouteRule.get("/api/audit-events", Access.everybody());

        assertThat(RouteMatrix.wrongVerdicts(new Http(port), List.of(wrong, shut), List.of(Actor.nobody())))
                .containsExactly(
                        "GET /actuator/health as nobody: 200 instead of 401",
                        "GET /api/audit-events as nobody: 401 instead of in");
    }

    @Test
    void what_is_shut_is_shut_to_operators_too() {
        String operator = CLI.tokens("operator", "demo").path("access_token").asText();

        assertThat(List.of("/error", "/actuator", "/actuator/health/db", "/actuator/env", "/actuator/heapdump"))
                .allSatisfy(path -> assertThat(
                                new Http(port).get(path).as(operator).send().status())
                        .as(path)
                        .isIn(302, 404));
    }

    private static String emr(String scope) {
        return EMR.token(Map.of("grant_type", "client_credentials", "scope", scope))
                .json()
                .path("access_token")
                .asText();
    }

    private Stream<String> mapped() {
        return mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .flatMap(RouteMatrixTest::lines);
    }

    /** A mapping that names no method takes every one of them. */
    private static Stream<String> lines(RequestMappingInfo mapping) {
        Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
        return mapping.getPatternValues().stream()
                .flatMap(path -> methods.isEmpty()
                        ? Stream.of("ANY " + path)
                        : methods.stream().map(method -> method + " " + path));
    }

    private static boolean leadsTo(String line, RouteRule rule) {
        String method = line.substring(0, line.indexOf(' '));
        String path = pathOf(line);
        return method.equals(rule.method())
                && (path.equals(rule.pattern())
                        || path.endsWith("/**")
                                && new PathPatternParser()
                                        .parse(path)
                                        .matches(PathContainer.parsePath(rule.pattern())));
    }

    private static Set<String> declared(JsonNode capabilities) {
        Set<String> lines = new TreeSet<>();
        for (JsonNode rest : capabilities.path("rest")) {
            for (JsonNode resource : rest.path("resource")) {
                String type = "/fhir/" + resource.path("type").asText();
                codes(resource).forEach(code -> lines.addAll(linesOf(code, type)));
            }
            codes(rest).filter(Set.of("transaction", "batch")::contains).forEach(code -> lines.add("POST /fhir"));
        }
        return lines;
    }

    private static Stream<String> codes(JsonNode of) {
        return StreamSupport.stream(of.path("interaction").spliterator(), false)
                .map(interaction -> interaction.path("code").asText());
    }

    private static List<String> linesOf(String interaction, String type) {
        return switch (interaction) {
            case "read" -> List.of("GET " + type + "/{id}");
            case "vread" -> List.of("GET " + type + "/{id}/_history/{version}");
            case "search-type" -> List.of("GET " + type, "POST " + type + "/_search");
            case "create" -> List.of("POST " + type);
            case "update" -> List.of("PUT " + type + "/{id}");
            case "patch" -> List.of("PATCH " + type + "/{id}");
            case "delete" -> List.of("DELETE " + type + "/{id}");
            case "history-instance" -> List.of("GET " + type + "/{id}/_history");
            case "history-type" -> List.of("GET " + type + "/_history");
            default -> throw new AssertionError("which route is " + interaction + "?");
        };
    }

    private static String line(RouteRule rule) {
        return rule.method() + " " + rule.pattern();
    }

    private static String pathOf(String line) {
        return line.substring(line.indexOf(' ') + 1);
    }
}
