package health.mizan.production;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.crypto.FieldKeys;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.mock.env.MockEnvironment;

class ProductionGateTest {

    private static final FieldKeys KEYS = FieldKeys.generate("k1");
    private static final String SECRET = random();
    private static final String SEAL = random();

    @Test
    void a_deployment_with_everything_in_place_starts() {
        assertThat(ProductionGate.problems(fit())).isEmpty();
    }

    @Test
    void everything_that_is_wrong_is_said_at_once() {
        List<String> problems = ProductionGate.problems(new MockEnvironment());

        assertThat(problems)
                .anyMatch(said -> said.contains("mizan.identity.issuer-uri"))
                .anyMatch(said -> said.contains("mizan.login.client-secret"))
                .anyMatch(said -> said.contains("mizan.crypto.keys"))
                .anyMatch(said -> said.contains("mizan.crypto.index-key"))
                .anyMatch(said -> said.contains("mizan.ledger.seal-key"))
                .anyMatch(said -> said.contains("spring.datasource.url"));
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("issuer", "mizan.identity.issuer-uri", ""),
                Arguments.of("issuer", "mizan.identity.issuer-uri", "http://id.example.org/realms/mizan"),
                Arguments.of("issuer", "mizan.identity.issuer-uri", "http://localhost.evil.example/realms/mizan"),
                Arguments.of("issuer", "mizan.identity.issuer-uri", "http://127.0.0.1@evil.example/"),
                Arguments.of("issuer", "mizan.identity.issuer-uri", "not an address"),
                Arguments.of("issuer", "mizan.identity.discovery-uri", "http://id.example.org/x"),
                Arguments.of("demo programs", "mizan.login.client-id", "demo-cli"),
                Arguments.of("demo programs", "mizan.identity.authorized-parties", "mizan-portal,demo-emr"),
                Arguments.of("portal secret", "mizan.login.client-secret", ""),
                Arguments.of("portal secret", "mizan.login.client-secret", "short"),
                Arguments.of("portal secret", "mizan.login.client-secret", "a".repeat(40)),
                Arguments.of("portal secret", "mizan.login.client-secret", "changeme-" + SECRET),
                Arguments.of("portal secret", "mizan.login.client-secret", "demo" + SECRET),
                Arguments.of("encryption keys", "mizan.crypto.keys.k1", "c2hvcnQ="),
                Arguments.of("encryption keys", "mizan.crypto.index-key", ""),
                Arguments.of("encryption keys", "mizan.crypto.current", "other"),
                Arguments.of("seal key", "mizan.ledger.seal-key", ""),
                Arguments.of("seal key", "mizan.ledger.seal-key", "0123456789"),
                Arguments.of("seal key", "mizan.ledger.seal-key", KEYS.indexKey()),
                Arguments.of("seal key", "mizan.ledger.seal-key", KEYS.keys().get("k1")),
                Arguments.of("database", "spring.datasource.url", ""),
                Arguments.of("database", "spring.datasource.url", "jdbc:h2:mem:x"),
                Arguments.of("database", "spring.datasource.username", "postgres"),
                Arguments.of("database", "spring.datasource.username", "mizan_owner"),
                Arguments.of("database", "spring.datasource.password", "changeme"),
                Arguments.of("database", "mizan.database.password-file", "/run/secrets/database"),
                Arguments.of("sandbox", "mizan.sandbox.port", "9000"),
                Arguments.of("gateways", "mizan.gateways.accounts.card.provider", "sandbox-cards"),
                Arguments.of("gateways", "mizan.gateways.accounts.card.live", "false"),
                Arguments.of("gateways", "mizan.gateways.accounts.card.page-url", "http://pay.example.org"),
                Arguments.of("gateways", "mizan.gateways.accounts.card.key", "changeme"),
                Arguments.of("gateways", "mizan.gateways.accounts.card.webhook-secrets[0]", "whsec_demo"),
                Arguments.of("pay-links", "mizan.pay-links.address", ""),
                Arguments.of("pay-links", "mizan.pay-links.address", "http://pay.example.org"),
                Arguments.of("actuator", "management.endpoints.web.exposure.include", "health, env"),
                Arguments.of("actuator", "management.endpoints.web.exposure.include", "*"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void each_fault_alone_is_enough(String rule, String setting, String value) {
        MockEnvironment settings = fit();
        settings.setProperty(setting, value);

        List<String> named = GateRules.all().stream()
                .filter(candidate -> !candidate.problems(settings).isEmpty())
                .map(GateRule::name)
                .toList();

        assertThat(named).containsExactly(rule);
        if (value.length() > 8 && !value.startsWith("http") && !value.contains(",")) {
            assertThat(ProductionGate.problems(settings)).noneMatch(said -> said.contains(value));
        }
    }

    @Test
    void every_rule_is_tested_by_a_fault() {
        assertThat(faults().map(fault -> (String) fault.get()[0]))
                .containsAll(GateRules.all().stream().map(GateRule::name).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "mizan.identity.issuer-uri, http://localhost:8180/realms/mizan",
        "mizan.identity.discovery-uri, http://keycloak:8080/realms/mizan/.well-known/openid-configuration",
        "management.endpoints.web.exposure.include, 'health, prometheus'"
    })
    void what_is_lawful_passes(String setting, String value) {
        MockEnvironment settings = fit();
        settings.setProperty(setting, value);

        assertThat(ProductionGate.problems(settings)).isEmpty();
    }

    @Test
    void a_trial_may_use_the_sandbox_and_nothing_else_is_forgiven() {
        MockEnvironment settings = fit();
        settings.setProperty("mizan.production.trial", "true");
        settings.setProperty("mizan.gateways.accounts.card.provider", "sandbox-cards");
        settings.setProperty("mizan.gateways.accounts.card.live", "false");
        settings.setProperty("mizan.gateways.accounts.card.page-url", "http://localhost:8091");

        assertThat(ProductionGate.problems(settings)).isEmpty();

        settings.setProperty("mizan.gateways.accounts.card.key", "changeme");
        settings.setProperty("mizan.ledger.seal-key", "short");
        assertThat(ProductionGate.problems(settings)).hasSize(2);
    }

    @Test
    void a_trial_takes_no_real_money() {
        MockEnvironment settings = fit();
        settings.setProperty("mizan.production.trial", "true");

        assertThat(ProductionGate.problems(settings))
                .containsExactly("mizan.gateways.accounts.card.live is true: a trial takes no real money");
    }

    @Test
    @Tag("db")
    void the_application_itself_does_not_start_and_says_why() throws Exception {
        String classes = Arrays.stream(
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                                .split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes") && !entry.endsWith("-tests.jar"))
                .collect(Collectors.joining(File.pathSeparator));
        Process start = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classes,
                        "health.mizan.MizanApplication",
                        "--mizan.standalone=false",
                        "--mizan.port=0",
                        "--mizan.identity.issuer-uri=http://id.example.org")
                .redirectErrorStream(true)
                .start();

        String said = new String(start.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(start.waitFor()).as(said).isEqualTo(1);
        assertThat(said)
                .contains(
                        "Mizan does not start like this",
                        "must be https",
                        "mizan.ledger.seal-key",
                        "spring.datasource.url")
                .doesNotContain("\tat health.mizan");
    }

    @Test
    void the_databases_password_may_stand_in_a_file_instead() {
        MockEnvironment settings = fit();
        settings.setProperty("spring.datasource.password", "");
        settings.setProperty("mizan.database.password-file", "/run/secrets/database");

        assertThat(ProductionGate.problems(settings)).isEmpty();
    }

    private static MockEnvironment fit() {
        return new MockEnvironment()
                .withProperty("mizan.identity.issuer-uri", "https://id.example.org/realms/mizan")
                .withProperty("mizan.login.client-secret", SECRET)
                .withProperty("mizan.crypto.current", "k1")
                .withProperty("mizan.crypto.keys.k1", String.valueOf(KEYS.keys().get("k1")))
                .withProperty("mizan.crypto.index-key", String.valueOf(KEYS.indexKey()))
                .withProperty("mizan.ledger.seal-key", SEAL)
                .withProperty("spring.datasource.url", "jdbc:postgresql://db/mizan")
                .withProperty("spring.datasource.username", "mizan_app")
                .withProperty("spring.datasource.password", random())
                .withProperty("spring.flyway.user", "mizan_owner")
                .withProperty("mizan.pay-links.address", "https://pay.clinic.test")
                .withProperty("mizan.gateways.accounts.card.provider", "acme")
                .withProperty("mizan.gateways.accounts.card.target", "acme")
                .withProperty("mizan.gateways.accounts.card.key", random())
                .withProperty("mizan.gateways.accounts.card.page-url", "https://pay.example.org")
                .withProperty("mizan.gateways.accounts.card.webhook-secrets[0]", "whsec_" + random())
                .withProperty("mizan.gateways.accounts.card.live", "true")
                .withProperty("management.endpoints.web.exposure.include", "health, prometheus");
    }

    private static String random() {
        return String.valueOf(FieldKeys.generate("k").indexKey());
    }
}
