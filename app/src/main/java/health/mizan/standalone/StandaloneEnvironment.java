package health.mizan.standalone;

import health.mizan.node.KnownSettings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.StringUtils;

/**
 * Decides, before anything starts, whether this is the default run, and if so hands in its secrets.
 *
 * <p>{@code mizan.standalone} decides when it is set. Unset, a configured database or issuer means that somebody is
 * deploying, and then nothing is made up on the spot.
 */
final class StandaloneEnvironment implements EnvironmentPostProcessor, Ordered {

    static final String SWITCH = "mizan.standalone";
    static final String DATABASE_URL = "spring.datasource.url";

    /** Set by commands. Where the application runs already they use its database instead of refusing. */
    static final String COMMAND = "standalone.command";

    private static final String ISSUER = "mizan.identity.issuer-uri";
    private static final List<String> DEPLOYED = List.of(DATABASE_URL, ISSUER);

    /** After application.yaml has been read. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE - 100;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Map<String, Object> decided = new HashMap<>();
        Map<String, Object> defaults = new HashMap<>();
        if (decide(environment)) {
            DataDirectory data = new DataDirectory(Path.of(environment.getProperty("mizan.data", "data"))).create();
            decided.put(SWITCH, "true");
            decided.put("mizan.data", data.root().toString());
            if (!isSet(environment, DATABASE_URL) && !lockOrJoin(data, environment)) {
                decided.putAll(databaseOfTheRunningOne(data));
            }
            defaults.putAll(secrets(data));
            defaults.put(ISSUER, "http://localhost:${mizan.port:8080}");
            defaults.put("mizan.pay-links.address", "http://localhost:${mizan.port:8080}");
            defaults.putAll(SandboxTargets.of(environment));
            defaults.put("mizan.crypto.current", "first");
            defaults.put("logging.level.health.mizan.logs", "warn");
            defaults.put("logging.pattern.console", "%d{HH:mm:ss} %-5level %logger{0}: %msg%n");
        } else {
            decided.put(SWITCH, "false");
            if (isCommand(environment)) {
                // Looking at a deployment must not migrate it.
                decided.put("spring.flyway.enabled", "false");
            }
            defaults.put("logging.structured.format.console", "ecs");
        }
        environment.getPropertySources().addFirst(new MapPropertySource("standalone", decided));
        // Last, so that whatever is configured wins over what was made up.
        environment.getPropertySources().addLast(new MapPropertySource("standalone defaults", defaults));
    }

    /** Without those of settings that only another release has: they stay in the file for it. */
    private static Map<String, Object> secrets(DataDirectory data) {
        KnownSettings known = KnownSettings.load();
        Map<String, Object> secrets = new HashMap<>();
        Secrets.in(data).forEach((name, secret) -> {
            String key = (String) name;
            if (!key.startsWith("mizan.") || known.problemWith(key).isEmpty()) {
                secrets.put(key, secret);
            }
        });
        return secrets;
    }

    /** Whether this process now holds the lock; false only for a command that may join the one that does. */
    private static boolean lockOrJoin(DataDirectory data, ConfigurableEnvironment environment) {
        try {
            data.lock();
            return true;
        } catch (DataDirectoryException inUse) {
            if (isCommand(environment)) {
                return false;
            }
            throw inUse;
        }
    }

    private static Map<String, Object> databaseOfTheRunningOne(DataDirectory data) {
        String url = RunningFile.read(data).getProperty(RunningFile.DATABASE_URL);
        if (url == null) {
            throw new DataDirectoryException(
                    "Another Mizan is starting or stopping in " + data.root() + ".", "Try again in a few seconds.");
        }
        return Map.of(
                DATABASE_URL,
                url,
                "spring.datasource.username",
                DatabaseRoles.APPLICATION,
                "spring.datasource.password",
                "${" + Secrets.APPLICATION_PASSWORD + "}",
                // It has migrated already, perhaps as an older release.
                "spring.flyway.enabled",
                "false",
                "camunda.bpm.database.schema-update",
                "false");
    }

    private static boolean decide(ConfigurableEnvironment environment) {
        String explicit = environment.getProperty(SWITCH);
        if (StringUtils.hasText(explicit)) {
            return Boolean.parseBoolean(explicit);
        }
        return DEPLOYED.stream().noneMatch(name -> isSet(environment, name));
    }

    private static boolean isCommand(ConfigurableEnvironment environment) {
        return environment.getProperty(COMMAND, Boolean.class, false);
    }

    private static boolean isSet(ConfigurableEnvironment environment, String name) {
        return StringUtils.hasText(environment.getProperty(name));
    }
}
