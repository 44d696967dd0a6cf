package health.mizan.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static health.mizan.house.HouseRule.rule;
import static health.mizan.house.Matching.condition;
import static health.mizan.house.Matching.named;
import static health.mizan.house.ProductionCode.SANDBOX;
import static health.mizan.house.ProductionCode.STANDALONE;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Values are plain, time and identifiers are given, money is never a fraction of two, people stay in their envelope. */
final class ValueRules {

    private static final Set<String> FRACTIONS = Set.of("float", "double", "java.lang.Float", "java.lang.Double");

    private ValueRules() {}

    static List<HouseRule> all() {
        return List.of(plainValues(), givenTime(), givenIds(), noFractions(), closedEnvelopes());
    }

    private static HouseRule plainValues() {
        return rule(
                        "records, enums and sealed types know no framework",
                        classes()
                                .that(named("are values", ValueRules::isValue))
                                .and()
                                // Settings are read by Spring; web and intake speak HTTP; the rest is not our model.
                                .resideOutsideOfPackages(
                                        "health.mizan.web..", "health.mizan.intake..", SANDBOX, STANDALONE)
                                .should(condition(
                                        "be plain", (type, report) -> type.getDirectDependenciesFromSelf().stream()
                                                .map(dependency -> dependency.getTargetClass())
                                                .map(JavaClass::getBaseComponentType)
                                                .filter(target -> !target.isPrimitive())
                                                .map(JavaClass::getName)
                                                .filter(name ->
                                                        !name.matches("(java|health\\.mizan|org\\.jspecify)\\..*"))
                                                .distinct()
                                                .forEach(name -> report.accept("knows " + name)))))
                .catches("package health.mizan.claims; record ClaimWithStatus("
                        + "org.springframework.http.HttpStatus status) {}")
                .catches("package health.mizan.claims; sealed interface Answer {"
                        + " org.springframework.http.HttpStatus status(); final class Yes implements Answer {"
                        + " public org.springframework.http.HttpStatus status() { return null; } } }")
                .spares("package health.mizan.claims; record PlainClaim(health.mizan.money.Money amount) {}")
                .spares("package health.mizan.claims; class KeepsToItself { private record Part("
                        + "org.springframework.http.HttpStatus status) {} }");
    }

    private static HouseRule givenTime() {
        return rule(
                        "nobody reads the machine's clock: a Clock is injected",
                        classes()
                                .that()
                                .resideOutsideOfPackage("health.mizan.ids..")
                                .and()
                                // The outside world has its own clock, which it shares with nothing of ours.
                                .doNotHaveFullyQualifiedName("health.mizan.sandbox.Sandbox")
                                .should(notCall("read the clock", ValueRules::readsTheClock)))
                .catches("package health.mizan.claims; class Dates { Object now = java.time.Instant.now(); }")
                .catches("package health.mizan.claims; class Millis { long now = System.currentTimeMillis(); }")
                .catches("package health.mizan.claims; class OwnClock { Object c = java.time.Clock.systemUTC(); }")
                .catches("package health.mizan.claims; class OldDate { Object now = new java.util.Date(); }")
                .spares("package health.mizan.claims; class Given { Object now(java.time.Clock clock) {"
                        + " return java.time.LocalDate.now(clock).atTime(clock.instant().atZone(clock.getZone())"
                        + ".toLocalTime()); } }");
    }

    private static HouseRule givenIds() {
        return rule(
                        "identifiers come from Ids, secrets from SecureRandom",
                        classes()
                                .that()
                                .resideOutsideOfPackages("health.mizan.ids..", SANDBOX)
                                .should(notCall("make identifiers or weak randomness", ValueRules::makesRandomness)))
                .catches("package health.mizan.claims; class OwnId { Object id = java.util.UUID.randomUUID(); }")
                .catches("package health.mizan.claims; class Dice { Object dice = new java.util.Random(); }")
                .spares("package health.mizan.claims; class Given2 { Object id(health.mizan.ids.Ids ids) {"
                        + " return ids.next(); } Object token = new java.security.SecureRandom(); }");
    }

    private static HouseRule noFractions() {
        return rule(
                        "no binary fraction near money",
                        classes()
                                .that()
                                .resideOutsideOfPackages(SANDBOX, STANDALONE)
                                .should(condition("hold no float or double", (type, report) -> {
                                    type.getFields().stream()
                                            .filter(field -> isFraction(field.getRawType()))
                                            .forEach(field -> report.accept("has the field " + field.getName()));
                                    type.getCodeUnits().stream()
                                            .filter(unit -> !unit.getModifiers().contains(JavaModifier.SYNTHETIC))
                                            .filter(ValueRules::takesOrGivesFraction)
                                            .forEach(unit -> report.accept("has a fraction in " + unit.getName()));
                                    type.getAccessesFromSelf().stream()
                                            .filter(ValueRules::convertsToFraction)
                                            .forEach(access -> report.accept("converts: " + access.getDescription()));
                                })))
                .catches("package health.mizan.claims; class Price { double amount; }")
                .catches("package health.mizan.claims; class Rate { void apply(float percent) {} }")
                .catches("package health.mizan.claims; class Lossy { Object of(String s) {"
                        + " return new java.math.BigDecimal(s).doubleValue() > 1 ? s : null; } }")
                .spares("package health.mizan.claims; class Exact { long minor; java.math.BigDecimal rate; }");
    }

    private static HouseRule closedEnvelopes() {
        return rule(
                        "only stores and their seals, FHIR mappers, pages and API views open a person's envelope",
                        classes()
                                .that()
                                .resideOutsideOfPackages(
                                        "health.mizan.parties..", ProductionCode.FHIR, ProductionCode.PORTAL)
                                .and(named("are no store, seal or view", c -> !BorderRules.ownerOf(c)
                                        .getSimpleName()
                                        .matches(".*(Store|Seal|View)")))
                                .should(notCall(
                                        "open Phi",
                                        access -> access.getTargetOwner()
                                                        .getName()
                                                        .equals("health.mizan.parties.Phi")
                                                && Set.of("reveal", "value")
                                                        .contains(access.getTarget()
                                                                .getName()))))
                .catches("package health.mizan.claims; class Gossip { Object tell("
                        + "health.mizan.parties.Phi<String> name) { return name.reveal(); } }")
                .catches("package health.mizan.claims; class Peeks { Object tell("
                        + "health.mizan.parties.Phi<String> name) { return name.value(); } }")
                .spares("package health.mizan.claims; class SeededPersonStore { Object tell("
                        + "health.mizan.parties.Phi<String> name) { return name.reveal(); } }");
    }

    /** A private record inside a class is that class's own business. */
    private static boolean isValue(JavaClass type) {
        return (type.isRecord() || type.isEnum() || type.reflect().isSealed())
                && !Modifier.isPrivate(type.reflect().getModifiers())
                && !BorderRules.ownerOf(type).getSimpleName().endsWith("Settings");
    }

    static ArchCondition<JavaClass> notCall(String what, Predicate<JavaAccess<?>> forbidden) {
        return condition("not " + what, (type, report) -> type.getAccessesFromSelf().stream()
                .filter(forbidden)
                .forEach(access -> report.accept("must not " + what + ": " + access.getDescription())));
    }

    private static boolean readsTheClock(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        String name = access.getTarget().getName();
        return switch (owner) {
            case "java.lang.System" -> name.equals("currentTimeMillis");
            // The sandbox is started by itself and has nobody to be given a clock by.
            case "java.time.Clock" ->
                name.startsWith("system")
                        && !access.getOriginOwner().getPackageName().startsWith("health.mizan.sandbox");
            case "java.util.Date", "java.util.GregorianCalendar" -> takesNothing(access);
            case "java.util.Calendar" -> name.equals("getInstance");
            default -> owner.startsWith("java.time.") && name.equals("now") && !takesClock(access);
        };
    }

    private static boolean makesRandomness(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        String name = access.getTarget().getName();
        return switch (owner) {
            case "java.util.UUID" -> name.equals("randomUUID");
            case "java.util.Random" -> name.equals("<init>");
            case "java.lang.Math" -> name.equals("random");
            case "java.util.concurrent.ThreadLocalRandom" -> true;
            default -> false;
        };
    }

    private static boolean convertsToFraction(JavaAccess<?> access) {
        return switch (access.getTargetOwner().getName()) {
            case "java.math.BigDecimal", "java.math.BigInteger" ->
                Set.of("doubleValue", "floatValue").contains(access.getTarget().getName()) || takes(access, "double");
            default -> false;
        };
    }

    private static boolean takesNothing(JavaAccess<?> access) {
        return access.getTarget() instanceof AccessTarget.CodeUnitAccessTarget unit
                && unit.getName().equals("<init>")
                && unit.getRawParameterTypes().isEmpty();
    }

    private static boolean takesClock(JavaAccess<?> access) {
        return takes(access, "java.time.Clock");
    }

    private static boolean takes(JavaAccess<?> access, String type) {
        return access.getTarget() instanceof AccessTarget.CodeUnitAccessTarget unit
                && unit.getRawParameterTypes().stream()
                        .anyMatch(p -> p.getName().equals(type));
    }

    private static boolean takesOrGivesFraction(JavaCodeUnit unit) {
        return isFraction(unit.getRawReturnType())
                || unit.getRawParameterTypes().stream().anyMatch(ValueRules::isFraction);
    }

    private static boolean isFraction(JavaClass type) {
        return FRACTIONS.contains(type.getBaseComponentType().getName());
    }
}
