package health.mizan.house;

import static com.tngtech.archunit.lang.conditions.ArchConditions.have;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static health.mizan.house.HouseRule.rule;
import static health.mizan.house.Matching.condition;
import static health.mizan.house.Matching.named;
import static health.mizan.house.ProductionCode.SANDBOX;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import java.lang.annotation.Annotation;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.modulith.ApplicationModule;
import org.springframework.validation.annotation.Validated;

/** The shape of a capability: one flat folder, little of it public, names that say something. */
final class ShapeRules {

    private static final int CONSTRUCTOR_LIMIT = 6;
    private static final int PORT_LIMIT = 7;

    private ShapeRules() {}

    static List<HouseRule> all() {
        return List.of(
                names(), flat(), privateParts(), shortConstructors(), smallPorts(), marked(), declared(), settings());
    }

    private static HouseRule names() {
        return rule(
                        "a name says what the thing is for",
                        noClasses()
                                .should()
                                .haveSimpleNameEndingWith("Impl")
                                .orShould(beCalled(
                                        ".*(Helper|Helpers|Util|Utils|Manager|Dto|DTO|Data|Info|Common|Base)")))
                .catches("package health.mizan.claims; class ClaimHelper {}")
                .catches("package health.mizan.claims; class ClaimsImpl {}")
                .spares("package health.mizan.claims; class SeededClaims {}");
    }

    private static HouseRule flat() {
        return rule(
                        "a capability of the centre is one flat folder",
                        noClasses()
                                .that(named("are of the centre", Matching::isCentre))
                                .should(haveDeeperPackage()))
                .catches("package health.mizan.claims.model; class BuriedClaim {}")
                .spares("package health.mizan.claims; class FlatClaim {}");
    }

    private static HouseRule privateParts() {
        return rule(
                        "stores, controllers and routes stay inside their folder",
                        noClasses()
                                .that()
                                .haveNameMatching(".*(Store|Controller|Routes)")
                                .and()
                                .areTopLevelClasses()
                                .and()
                                .resideOutsideOfPackage(SANDBOX)
                                .should()
                                .bePublic())
                .catches("package health.mizan.claims; public class OpenClaimStore {}")
                .spares("package health.mizan.claims; class ClosedClaimStore {}");
    }

    private static HouseRule shortConstructors() {
        return rule(
                        "no constructor takes more than six arguments",
                        classes()
                                .that()
                                .areNotRecords()
                                .and()
                                .areNotEnums()
                                .should(condition(
                                        "be made of few parts", (type, report) -> type.getConstructors().stream()
                                                .filter(c ->
                                                        c.getRawParameterTypes().size() > CONSTRUCTOR_LIMIT)
                                                .filter(c -> !type.isAnonymousClass() && !type.isLocalClass())
                                                .forEach(c -> report.accept("takes "
                                                        + c.getRawParameterTypes()
                                                                .size())))))
                .catches("package health.mizan.claims; class Greedy { Greedy(int a, int b, int c, int d, int e, int f,"
                        + " int g) {} }")
                .spares(
                        "package health.mizan.claims; class Modest { Modest(int a, int b, int c, int d, int e, int f) {} }");
    }

    private static HouseRule smallPorts() {
        return rule(
                        "no interface asks for more than seven methods",
                        classes()
                                .that()
                                .areInterfaces()
                                .and()
                                .areNotAnnotations()
                                .should(condition("be small", (type, report) -> {
                                    long asked = type.getMethods().stream()
                                            .filter(m -> m.getModifiers().contains(JavaModifier.ABSTRACT))
                                            .count();
                                    if (asked > PORT_LIMIT) {
                                        report.accept("asks for " + asked + " methods");
                                    }
                                })))
                .catches("package health.mizan.claims; interface Sprawling {"
                        + " void a(); void b(); void c(); void d(); void e(); void f(); void g(); void h(); }")
                .spares("package health.mizan.claims; interface Small {"
                        + " void a(); void b(); void c(); void d(); void e(); void f(); void g();"
                        + " default void h() {} }");
    }

    private static HouseRule marked() {
        return rule(
                        "every package is null-marked, so NullAway looks at it",
                        classes().that().doNotHaveSimpleName("package-info").should(havePackageWith(NullMarked.class)))
                .catches("package health.mizan.unmarked; class Forgotten {}")
                .spares("package health.mizan.money; class SeededCoin {}");
    }

    private static HouseRule declared() {
        return rule(
                        "every capability of the centre declares whom it may know",
                        classes()
                                .that(named("are of the centre", Matching::isCentre))
                                .and()
                                .doNotHaveSimpleName("package-info")
                                .should(havePackageWith(ApplicationModule.class)))
                .catches("package health.mizan.undeclared; class Undeclared {}")
                .spares("package health.mizan.money; class SeededNote {}");
    }

    private static HouseRule settings() {
        return rule(
                        "settings are validated records that refuse unknown keys",
                        classes()
                                .that()
                                .areAnnotatedWith(ConfigurationProperties.class)
                                .should(condition("be a strict record", (type, report) -> {
                                    ConfigurationProperties keys =
                                            type.getAnnotationOfType(ConfigurationProperties.class);
                                    if (!type.isRecord()
                                            || !type.getSimpleName().endsWith("Settings")) {
                                        report.accept("is not a record called …Settings");
                                    }
                                    if (!type.isAnnotatedWith(Validated.class)) {
                                        report.accept("is not @Validated");
                                    }
                                    boolean root = (keys.prefix() + keys.value()).equals("mizan");
                                    if (keys.ignoreUnknownFields() && !root) {
                                        report.accept("ignores unknown keys");
                                    }
                                    if (!root && !(keys.prefix() + keys.value()).startsWith("mizan.")) {
                                        report.accept("has keys outside mizan.");
                                    }
                                })))
                .catches("package health.mizan.claims; @org.springframework.boot.context.properties."
                        + "ConfigurationProperties(\"mizan.claims\") class LooseSettings {}")
                .spares("package health.mizan.claims; @org.springframework.validation.annotation.Validated"
                        + " @org.springframework.boot.context.properties.ConfigurationProperties(prefix ="
                        + " \"mizan.claims\", ignoreUnknownFields = false) record StrictSettings(int limit) {}");
    }

    private static ArchCondition<JavaClass> beCalled(String pattern) {
        return have(named("a name like " + pattern, c -> c.getSimpleName().matches(pattern)));
    }

    private static ArchCondition<JavaClass> haveDeeperPackage() {
        return have(named(
                "a package below their capability's",
                c -> c.getPackageName().split("\\.").length > "health.mizan.x".split("\\.").length));
    }

    private static ArchCondition<JavaClass> havePackageWith(Class<? extends Annotation> annotation) {
        return condition("have a package with @" + annotation.getSimpleName(), (type, report) -> {
            if (!packageHas(type.getPackageName(), annotation)) {
                report.accept("is in a package without @" + annotation.getSimpleName());
            }
        });
    }

    private static boolean packageHas(String name, Class<? extends Annotation> annotation) {
        try {
            return Class.forName(
                            name + ".package-info",
                            false,
                            Thread.currentThread().getContextClassLoader())
                    .isAnnotationPresent(annotation);
        } catch (ClassNotFoundException absent) {
            return false;
        }
    }
}
