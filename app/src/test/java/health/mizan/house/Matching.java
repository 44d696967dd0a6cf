package health.mizan.house;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The predicates and conditions that several rules share. */
final class Matching {

    private static final Set<String> AROUND = Set.of("fhir", "gateways", "workflows", "portal", "sandbox");
    private static final Set<String> ASSEMBLY = Set.of("", "standalone");

    private Matching() {}

    static DescribedPredicate<JavaClass> named(String description, Predicate<JavaClass> predicate) {
        return DescribedPredicate.describe(description, predicate);
    }

    /** @param check is given the class and a reporter that takes a sentence about it */
    static ArchCondition<JavaClass> condition(String description, BiConsumer<JavaClass, Consumer<String>> check) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                check.accept(
                        type, what -> events.add(SimpleConditionEvent.violated(type, type.getName() + " " + what)));
            }
        };
    }

    static ArchCondition<JavaClass> keepTheStar() {
        return condition("point to the centre only", (type, report) -> {
            String from = partOf(type);
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                JavaClass target = dependency.getTargetClass();
                if (target.getPackageName().startsWith("health.mizan") && !mayKnow(from, partOf(target))) {
                    report.accept("knows " + target.getName());
                }
            }
        });
    }

    static boolean answersHttp(JavaClass type) {
        return type.getSimpleName().endsWith("Controller")
                || type.getSimpleName().endsWith("Pages")
                || type.isMetaAnnotatedWith("org.springframework.stereotype.Controller");
    }

    static boolean isCentre(JavaClass type) {
        return partOf(type).equals("centre");
    }

    private static boolean mayKnow(String from, String to) {
        return from.equals(to) || from.equals("assembly") || to.equals("centre");
    }

    /** One of the modules around the centre, "assembly" for app's own packages, or "centre". */
    private static String partOf(JavaClass type) {
        String rest = type.getPackageName().replaceFirst("^health\\.mizan\\.?", "");
        String capability = rest.contains(".") ? rest.substring(0, rest.indexOf('.')) : rest;
        if (AROUND.contains(capability)) {
            return capability;
        }
        return ASSEMBLY.contains(capability) ? "assembly" : "centre";
    }
}
