package health.mizan.node;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Stops the start over a key under {@code mizan.} that nobody reads: most are typing mistakes in something important. */
final class NoUnknownSettings implements EnvironmentPostProcessor, Ordered {

    /** After everything that adds settings. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        KnownSettings known = KnownSettings.load();
        List<String> problems = environment.getPropertySources().stream()
                .flatMap(source -> problems(source, known))
                .distinct()
                .sorted()
                .toList();
        if (!problems.isEmpty()) {
            throw new UnknownSettings(problems);
        }
    }

    private static Stream<String> problems(PropertySource<?> source, KnownSettings known) {
        if (!(source instanceof EnumerablePropertySource<?> listed)) {
            return Stream.empty();
        }
        Stream<String> names = Stream.of(listed.getPropertyNames());
        return source instanceof SystemEnvironmentPropertySource
                ? names.filter(name -> name.startsWith("MIZAN_"))
                        .map(known::problemWithVariable)
                        .flatMap(Optional::stream)
                : names.filter(name -> name.startsWith("mizan."))
                        .map(known::problemWith)
                        .flatMap(Optional::stream);
    }

    /** Names keys, never values: one of them may be a secret under a mistyped name. */
    static final class UnknownSettings extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UnknownSettings(List<String> problems) {
            super(String.join("\n", problems));
        }
    }
}
