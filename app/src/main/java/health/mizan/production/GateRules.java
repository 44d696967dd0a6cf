package health.mizan.production;

import health.mizan.crypto.FieldKeys;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** The list. A new thing that must never reach production gets a line here and a test beside it. */
final class GateRules {

    private static final String ISSUER = "mizan.identity.issuer-uri";
    private static final String DISCOVERY = "mizan.identity.discovery-uri";
    private static final String CLIENT_SECRET = "mizan.login.client-secret";
    private static final String PAY_LINKS = "mizan.pay-links.address";
    private static final String SEAL_KEY = "mizan.ledger.seal-key";
    private static final String DATABASE = "spring.datasource.url";

    private static final int SHORTEST_SECRET = 32;
    private static final Set<String> SHOWN_BY_ACTUATOR = Set.of("health", "prometheus");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** Words that stand in examples; a secret that holds one was copied, not made. */
    private static final List<String> EXAMPLE_WORDS =
            List.of("demo", "changeme", "change-me", "example", "password", "placeholder", "${");

    private GateRules() {}

    static List<GateRule> all() {
        return List.of(
                new GateRule("issuer", GateRules::issuer),
                new GateRule("demo programs", GateRules::demoPrograms),
                new GateRule("portal secret", GateRules::portalSecret),
                new GateRule("encryption keys", GateRules::encryptionKeys),
                new GateRule("seal key", GateRules::sealKey),
                new GateRule("database", GateRules::database),
                new GateRule("sandbox", GateRules::sandbox),
                new GateRule("gateways", GatewayRules::problems),
                new GateRule("pay-links", GateRules::payLinks),
                new GateRule("actuator", GateRules::actuator));
    }

    private static List<String> issuer(Environment settings) {
        List<String> problems = new ArrayList<>();
        String issuer = settings.getProperty(ISSUER, "");
        if (issuer.isBlank()) {
            problems.add(ISSUER
                    + " is not set: the address of the Keycloak realm, such as https://id.example.org/realms/mizan");
        } else if (!isSafe(issuer)) {
            problems.add(ISSUER + " must be https: whoever can change what it answers can sign in as anybody");
        }
        String discovery = settings.getProperty(DISCOVERY, "");
        if (!discovery.isBlank() && !isSafe(discovery) && !isInsideTheDeployment(discovery)) {
            problems.add(DISCOVERY + " must be https, or name a container of the same deployment");
        }
        return problems;
    }

    private static List<String> payLinks(Environment settings) {
        return isSafe(settings.getProperty(PAY_LINKS, ""))
                ? List.of()
                : List.of(PAY_LINKS + " must be https, as payers reach the portal: whoever reads a link can open it");
    }

    private static List<String> demoPrograms(Environment settings) {
        Stream<String> named = Stream.concat(
                Stream.of(settings.getProperty("mizan.login.client-id", "")),
                Binder.get(settings)
                        .bind("mizan.identity.authorized-parties", Bindable.setOf(String.class))
                        .orElse(Set.of())
                        .stream());
        return named.filter(client -> client.toLowerCase(Locale.ROOT).startsWith("demo"))
                .map(client -> "the program \"" + client + "\" belongs to the demonstration: take it out")
                .toList();
    }

    private static List<String> portalSecret(Environment settings) {
        return weaknesses(CLIENT_SECRET, settings.getProperty(CLIENT_SECRET, ""));
    }

    private static List<String> encryptionKeys(Environment settings) {
        Map<String, String> keys = Binder.get(settings)
                .bind("mizan.crypto.keys", Bindable.mapOf(String.class, String.class))
                .orElse(Map.of());
        return new FieldKeys(
                        settings.getProperty("mizan.crypto.current"),
                        keys,
                        settings.getProperty("mizan.crypto.index-key"))
                .problems();
    }

    private static List<String> sealKey(Environment settings) {
        String key = settings.getProperty(SEAL_KEY, "");
        List<String> problems = new ArrayList<>(weaknesses(SEAL_KEY, key));
        boolean reused = Binder.get(settings)
                .bind("mizan.crypto.keys", Bindable.mapOf(String.class, String.class))
                .orElse(Map.of())
                .containsValue(key);
        if (reused || Objects.equals(key, settings.getProperty("mizan.crypto.index-key"))) {
            problems.add(SEAL_KEY + " is also an encryption key: who may read must not be able to seal");
        }
        return problems;
    }

    private static List<String> database(Environment settings) {
        String url = settings.getProperty(DATABASE, "");
        if (url.isBlank()) {
            return List.of(DATABASE + " is not set: production needs a PostgreSQL of its own");
        }
        List<String> problems = new ArrayList<>();
        if (!url.startsWith("jdbc:postgresql:")) {
            problems.add(DATABASE + " must name a PostgreSQL");
        }
        String user = settings.getProperty("spring.datasource.username", "");
        if (user.equals("postgres") || user.equals(settings.getProperty("spring.flyway.user"))) {
            problems.add("spring.datasource.username must be the role that cannot alter tables (mizan_app); "
                    + "the owner is for spring.flyway.user");
        }
        if (!settings.getProperty("mizan.database.password-file", "").isBlank()
                && !settings.getProperty("spring.datasource.password", "").isBlank()) {
            problems.add("mizan.database.password-file and spring.datasource.password are both set: take one out");
        }
        Stream.of("spring.datasource.password", "spring.flyway.password")
                .filter(name -> isExample(settings.getProperty(name, "")))
                .forEach(name -> problems.add(name + " is an example"));
        return problems;
    }

    /** It runs in the default run only; its settings in a deployment mean that somebody copied too much. */
    private static List<String> sandbox(Environment settings) {
        return Binder.get(settings)
                .bind("mizan.sandbox", Bindable.mapOf(String.class, String.class))
                .map(Map::keySet)
                .orElse(Set.of())
                .stream()
                .map(key -> "mizan.sandbox." + key + " must not be set: the sandbox's payers and gateways are not real")
                .toList();
    }

    private static List<String> actuator(Environment settings) {
        String shown = settings.getProperty("management.endpoints.web.exposure.include", "");
        return Arrays.stream(shown.split(","))
                .map(String::strip)
                .filter(endpoint -> !endpoint.isEmpty() && !SHOWN_BY_ACTUATOR.contains(endpoint))
                .map(endpoint -> "management.endpoints.web.exposure.include must not show \"" + endpoint + "\"")
                .toList();
    }

    static List<String> weaknesses(String name, @Nullable String secret) {
        if (secret == null || secret.isBlank()) {
            return List.of(name + " is not set: make one with \"openssl rand -base64 32\"");
        }
        if (isExample(secret)) {
            return List.of(name + " is an example: make one with \"openssl rand -base64 32\"");
        }
        return secret.length() < SHORTEST_SECRET || secret.chars().distinct().count() < SHORTEST_SECRET / 3
                ? List.of(name + " is too short or too simple: make one with \"openssl rand -base64 32\"")
                : List.of();
    }

    private static boolean isExample(String secret) {
        String small = secret.toLowerCase(Locale.ROOT);
        return EXAMPLE_WORDS.stream().anyMatch(small::contains);
    }

    private static boolean isSafe(String address) {
        return uri(address).anyMatch(uri -> "https".equals(uri.getScheme()) || isLoopback(uri));
    }

    private static boolean isLoopback(URI uri) {
        return "http".equals(uri.getScheme()) && LOOPBACK.contains(String.valueOf(uri.getHost()));
    }

    /** A name without a dot is resolved by the container network only. */
    private static boolean isInsideTheDeployment(String address) {
        return uri(address)
                .anyMatch(uri -> uri.getHost() != null
                        && !uri.getHost().contains(".")
                        && !uri.getHost().contains(":"));
    }

    private static Stream<URI> uri(String address) {
        try {
            return Stream.of(URI.create(address));
        } catch (IllegalArgumentException unreadable) {
            return Stream.empty();
        }
    }
}
