package health.mizan.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.acquiring.GatewaySettings;
import health.mizan.node.KnownSettings;
import health.mizan.outbound.OutboundSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.yaml.snakeyaml.Yaml;

/** There is no container engine on the build machine, so the compose files are read instead of run. */
class ComposeTest {

    private static final Path ROOT = root();
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+)(:?[-?][^}]*)?}");
    private static final Pattern SECRET = Pattern.compile(".*(PASSWORD|SECRET|KEY|KEYS_[A-Z]+)$");

    private final Map<String, Map<String, Object>> services = together();

    @Test
    void a_hospital_gets_a_database_an_identity_server_and_the_application_and_may_ask_for_the_sandbox() {
        assertThat(services.keySet()).containsExactlyInAnyOrder("postgres", "keycloak", "app", "sandbox");
        assertThat(services("compose.yaml").keySet()).doesNotContain("sandbox");
        assertThat(services.values()).noneMatch(service -> service.containsKey("profiles"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgres", "keycloak", "app", "sandbox"})
    void every_service_names_its_version_tells_whether_it_is_well_and_publishes_on_loopback_only(String name) {
        Map<String, Object> service = services.get(name);

        assertThat((String) service.get("image")).matches("[a-z./]+:.+").doesNotEndWith(":latest");
        assertThat(service).containsKey("healthcheck").containsEntry("restart", "unless-stopped");
        assertThat(strings(service.get("ports"))).allMatch(port -> port.startsWith("127.0.0.1:"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgres", "keycloak", "app", "sandbox"})
    void every_secret_comes_from_the_environment_and_has_no_default(String name) {
        environment(name).forEach((variable, value) -> {
            if (SECRET.matcher(variable).matches()) {
                assertThat(value).as(variable).matches("\\$\\{[A-Z_]+:(\\?[^}]*|-)}");
            }
        });
    }

    @Test
    void whoever_forgets_a_secret_of_the_deployment_is_told_by_compose() {
        for (String name : List.of("postgres", "keycloak", "app")) {
            assertThat(String.join("\n", environment(name).values())).doesNotContain(":-");
        }
        assertThat(environment("sandbox"))
                .containsEntry("SANDBOX_GATEWAY_KEY", "${SANDBOX_GATEWAY_KEY:?see .env.example}")
                .containsEntry("SANDBOX_WEBHOOK_SECRET", "${SANDBOX_WEBHOOK_SECRET:?see .env.example}");
    }

    @Test
    void without_the_sandbox_the_application_knows_no_gateway_and_no_trial() {
        assertThat(environment(services("compose.yaml").get("app")).keySet())
                .noneMatch(variable -> variable.startsWith("MIZAN_GATEWAYS")
                        || variable.startsWith("MIZAN_OUTBOUND")
                        || variable.startsWith("MIZAN_PRODUCTION"));
    }

    @Test
    void with_the_sandbox_the_application_has_an_account_at_its_gateway_and_reaches_its_parties() {
        Binder settings = settingsOf("app");

        var accounts =
                settings.bind("mizan.gateways", GatewaySettings.class).get().accounts();
        var targets =
                settings.bind("mizan.outbound", OutboundSettings.class).get().targets();

        assertThat(settings.bind("mizan.production.trial", Boolean.class).get()).isTrue();
        assertThat(accounts).containsOnlyKeys("card");
        GatewaySettings.Account account = accounts.get("card");
        assertThat(account.provider()).isEqualTo("sandbox-cards");
        assertThat(account.key()).isEqualTo(environment("sandbox").get("SANDBOX_GATEWAY_KEY"));
        assertThat(account.webhookSecrets())
                .containsExactly(environment("sandbox").get("SANDBOX_WEBHOOK_SECRET"));
        assertThat(environment("sandbox").get("SANDBOX_WEBHOOK_URL")).isEqualTo("http://app:8080/webhooks/card");
        assertThat(targets).containsOnlyKeys(account.target(), "payer", "emr");
        assertThat(targets.get(account.target()).baseUrl()).hasToString("http://sandbox:8091");
        assertThat(targets.values()).allMatch(OutboundSettings.Target::internal);
        assertThat(strings(services.get("sandbox").get("ports")))
                .as("payers' browsers reach the pages")
                .containsExactly("127.0.0.1:" + account.pageUrl().getPort() + "-8094:8091-8094");
    }

    @Test
    void the_example_names_every_variable_and_gives_no_value() throws IOException {
        String compose =
                Files.readString(ROOT.resolve("compose.yaml")) + Files.readString(ROOT.resolve("compose.sandbox.yaml"));
        var used = new TreeSet<>(
                VARIABLE.matcher(compose).results().map(found -> found.group(1)).toList());
        used.remove("MIZAN_VERSION");

        List<String> lines = Files.readAllLines(ROOT.resolve(".env.example")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();

        assertThat(lines).allMatch(line -> line.endsWith("="));
        assertThat(lines).extracting(line -> line.replace("=", "")).containsExactlyInAnyOrderElementsOf(used);
    }

    @Test
    void every_setting_given_to_the_application_is_one_that_it_reads() {
        KnownSettings known = KnownSettings.load();

        assertThat(environment("app").keySet().stream().filter(variable -> variable.startsWith("MIZAN_")))
                .isNotEmpty()
                .allSatisfy(variable ->
                        assertThat(known.problemWithVariable(variable)).isEmpty());
    }

    @Test
    void the_application_is_told_that_it_is_deployed_and_works_as_the_lesser_role() {
        Map<String, String> settings = environment("app");

        assertThat(settings).containsEntry("MIZAN_STANDALONE", "false");
        assertThat(settings.get("SPRING_DATASOURCE_USERNAME")).isEqualTo("mizan_app");
        assertThat(settings.get("SPRING_FLYWAY_USER")).isEqualTo("mizan_owner");
        assertThat(services.get("app")).containsEntry("read_only", true);
    }

    @Test
    void every_file_that_is_mounted_or_built_from_is_there() {
        services.forEach((name, service) -> {
            assertThat(strings(service.get("volumes")).stream().filter(volume -> volume.startsWith("./")))
                    .allSatisfy(volume ->
                            assertThat(ROOT.resolve(volume.split(":")[0])).exists());
            if (service.get("build") instanceof Map<?, ?> build) {
                assertThat(ROOT.resolve((String) build.get("dockerfile"))).exists();
            }
        });
    }

    @Test
    void the_roles_that_the_services_connect_as_are_made_with_the_database() throws IOException {
        String roles = Files.readString(ROOT.resolve("deploy/postgres/10-roles.sh"));

        assertThat(Pattern.compile("create role (\\w+)")
                        .matcher(roles)
                        .results()
                        .map(MatchResult::group))
                .containsExactlyInAnyOrder("create role mizan_owner", "create role mizan_app", "create role keycloak");
        assertThat(Pattern.compile("\\$([A-Z_]+PASSWORD)")
                        .matcher(roles)
                        .results()
                        .map(found -> found.group(1)))
                .allMatch(environment("postgres")::containsKey);
    }

    @Test
    void the_application_runs_as_nobody_in_particular() throws IOException {
        assertThat(Files.readAllLines(ROOT.resolve("deploy/Dockerfile"))).contains("USER 10001");
    }

    private Map<String, String> environment(String service) {
        return environment(services.get(service));
    }

    private static Map<String, String> environment(Map<String, Object> service) {
        Map<String, String> environment = new LinkedHashMap<>();
        if (service.get("environment") instanceof Map<?, ?> pairs) {
            pairs.forEach((name, value) -> environment.put((String) name, String.valueOf(value)));
        }
        return environment;
    }

    /** As the application reads them from its environment. */
    private Binder settingsOf(String service) {
        StandardEnvironment read = new StandardEnvironment();
        read.getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                                new LinkedHashMap<>(environment(service))));
        // Without resolving what compose fills in from the environment.
        return new Binder(ConfigurationPropertySources.get(read));
    }

    private static List<String> strings(Object list) {
        return list instanceof List<?> items
                ? items.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** As compose joins the two files: variables of both, everything else from the one that has it. */
    private static Map<String, Map<String, Object>> together() {
        Map<String, Map<String, Object>> all = services("compose.yaml");
        services("compose.sandbox.yaml").forEach((name, more) -> {
            Map<String, Object> service = all.computeIfAbsent(name, fresh -> new LinkedHashMap<>());
            Map<String, String> variables = environment(service);
            variables.putAll(environment(more));
            service.putAll(more);
            service.put("environment", variables);
        });
        return all;
    }

    private static Map<String, Map<String, Object>> services(String file) {
        try {
            Map<String, Map<String, Map<String, Object>>> compose =
                    new Yaml().load(Files.readString(ROOT.resolve(file)));
            return compose.get("services");
        } catch (IOException missing) {
            throw new java.io.UncheckedIOException(missing);
        }
    }

    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve("compose.yaml")) ? here : here.getParent();
    }
}
