package health.mizan.standalone;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertiesPropertySource;
import org.springframework.util.StringUtils;

/**
 * Decides, before anything starts, whether this is the default run, and if so hands in its secrets.
 *
 * <p>{@code mizan.standalone} decides when it is set. Unset, a configured database or issuer means that somebody is
 * deploying, and then nothing is made up on the spot.
 */
final class StandaloneEnvironment implements EnvironmentPostProcessor, Ordered {

    static final String SWITCH = "mizan.standalone";
    static final String SECRETS = "standalone secrets";
    static final String DATABASE_URL = "spring.datasource.url";

    private static final String ISSUER = "mizan.identity.issuer-uri";
    private static final List<String> DEPLOYED = List.of(DATABASE_URL, ISSUER);

    /** After application.yaml has been read. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE - 100;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (!decide(environment)) {
            environment.getPropertySources().addFirst(new MapPropertySource("standalone", Map.of(SWITCH, "false")));
            return;
        }
        DataDirectory data = new DataDirectory(Path.of(environment.getProperty("mizan.data", "data"))).create();
        boolean ownDatabase = !isSet(environment, DATABASE_URL);
        if (ownDatabase) {
            data.lock();
        }
        Map<String, Object> decided = new LinkedHashMap<>();
        decided.put(SWITCH, "true");
        decided.put("mizan.data", data.root().toString());
        environment.getPropertySources().addFirst(new MapPropertySource("standalone", decided));
        // Last, so that whatever is configured wins over what was made up.
        environment
                .getPropertySources()
                .addLast(new MapPropertySource(
                        "standalone defaults",
                        Map.of(ISSUER, "http://localhost:${mizan.port:8080}", "mizan.crypto.current", "first")));
        Properties secrets = Secrets.in(data);
        environment.getPropertySources().addLast(new PropertiesPropertySource(SECRETS, secrets));
    }

    private static boolean decide(ConfigurableEnvironment environment) {
        String explicit = environment.getProperty(SWITCH);
        if (StringUtils.hasText(explicit)) {
            return Boolean.parseBoolean(explicit);
        }
        return DEPLOYED.stream().noneMatch(name -> isSet(environment, name));
    }

    private static boolean isSet(ConfigurableEnvironment environment, String name) {
        return StringUtils.hasText(environment.getProperty(name));
    }
}
