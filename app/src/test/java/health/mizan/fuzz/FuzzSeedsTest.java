package health.mizan.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every target holds for its seeds. Looking for more, with the fuzzer, is {@code ./mizan fuzz}. */
class FuzzSeedsTest {

    private static final List<Class<?>> TARGETS = List.of(
            CsvFuzz.class,
            FhirJsonFuzz.class,
            FhirXmlFuzz.class,
            MoneyFuzz.class,
            ProcessMessageFuzz.class,
            WebhookFuzz.class);

    @TestFactory
    Stream<DynamicTest> every_seed_is_taken_or_refused_as_written() {
        return TARGETS.stream().flatMap(target -> Seeds.of(target).stream()
                .map(seed -> DynamicTest.dynamicTest(
                        target.getSimpleName() + " " + seed.getFileName(), () -> take(target, seed))));
    }

    /** Their makers let nobody republish them, so they lie beside the project, if at all. */
    @TestFactory
    Stream<DynamicTest> every_published_resource_is_taken_or_refused_as_written() {
        List<Path> published = Seeds.published();
        assumeTrue(!published.isEmpty(), "published samples are not here");
        return published.stream().flatMap(sample -> Stream.of(FhirJsonFuzz.class, ProcessMessageFuzz.class)
                .map(target -> DynamicTest.dynamicTest(
                        target.getSimpleName() + " " + sample.getFileName(), () -> take(target, sample))));
    }

    @Test
    void every_target_has_seeds() {
        assertThat(TARGETS)
                .allSatisfy(target ->
                        assertThat(Seeds.of(target)).as(target.getSimpleName()).hasSizeGreaterThan(2));
    }

    private static void take(Class<?> target, Path seed) throws ReflectiveOperationException {
        var constructor = target.getDeclaredConstructor();
        Method take = target.getDeclaredMethod("take", byte[].class);
        try {
            take.invoke(constructor.newInstance(), (Object) Seeds.bytes(seed));
        } catch (InvocationTargetException broken) {
            throw new AssertionError("seed " + seed.getFileName(), broken.getCause());
        }
    }
}
