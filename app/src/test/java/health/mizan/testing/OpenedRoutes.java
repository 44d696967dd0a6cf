package health.mizan.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Disabled;
import org.junit.platform.commons.annotation.Testable;

/** What tests say that they open: each of them is run, and fails if it is not so. */
public final class OpenedRoutes {

    private static final JavaClasses TESTS = new ClassFileImporter()
            .withImportOption(place -> place.contains("/test-classes/") || place.contains("-tests.jar!"))
            .importPackages("health.mizan");

    private OpenedRoutes() {}

    /** Of every test. */
    public static Set<String> byAnybody() {
        return by(method -> true);
    }

    /** @param test the simple name of a class */
    public static Set<String> by(String test) {
        return by(method -> method.getOwner().getSimpleName().equals(test));
    }

    private static Set<String> by(Predicate<JavaMethod> which) {
        return TESTS.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(Opens.class))
                .filter(which)
                .peek(OpenedRoutes::assertRun)
                .flatMap(method ->
                        Stream.of(method.getAnnotationOfType(Opens.class).value()))
                .collect(Collectors.toSet());
    }

    private static void assertRun(JavaMethod method) {
        assertThat(method.isAnnotatedWith(Testable.class) || method.isMetaAnnotatedWith(Testable.class))
                .as(method.getFullName() + " is a test")
                .isTrue();
        assertThat(method.isAnnotatedWith(Disabled.class))
                .as(method.getFullName())
                .isFalse();
        assertThat(method.getOwner().isAssignableTo(AppTest.class)
                        || method.getOwner().isAssignableTo(ApiTest.class))
                .as(method.getFullName() + " is held to what it says")
                .isTrue();
    }
}
