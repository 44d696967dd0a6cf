package health.mizan.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static health.mizan.house.HouseRule.rule;
import static health.mizan.house.Matching.condition;
import static health.mizan.house.ProductionCode.SANDBOX;
import static health.mizan.house.ProductionCode.STANDALONE;
import static health.mizan.house.ValueRules.notCall;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaMember;
import java.util.List;
import java.util.Set;

/** Habits that a reviewer should not have to look for. */
final class HabitRules {

    private static final Set<String> INJECTION = Set.of(
            "org.springframework.beans.factory.annotation.Autowired",
            "jakarta.inject.Inject",
            "jakarta.annotation.Resource");

    private HabitRules() {}

    static List<HouseRule> all() {
        return List.of(typedSettings(), constructorInjection(), noPrinting(), noSleeping(), noObjectStreams());
    }

    private static HouseRule typedSettings() {
        return rule(
                        "settings are typed records, never @Value",
                        classes().should(condition("not use @Value", (type, report) -> {
                            type.getFields().stream()
                                    .filter(f ->
                                            f.isAnnotatedWith("org.springframework.beans.factory.annotation.Value"))
                                    .forEach(f -> report.accept("reads @Value into " + f.getName()));
                            type.getCodeUnits().stream()
                                    .flatMap(unit -> unit.getParameters().stream())
                                    .filter(p ->
                                            p.isAnnotatedWith("org.springframework.beans.factory.annotation.Value"))
                                    .forEach(p -> report.accept("reads @Value into a parameter"));
                        })))
                .catches("package health.mizan.claims; class LooseField {"
                        + " @org.springframework.beans.factory.annotation.Value(\"${x}\") String x; }")
                .catches("package health.mizan.claims; class LooseParameter { LooseParameter("
                        + "@org.springframework.beans.factory.annotation.Value(\"${x}\") String x) {} }")
                .spares("package health.mizan.claims; class Typed { Typed(String x) {} }");
    }

    private static HouseRule constructorInjection() {
        return rule(
                        "what a class needs stands in its constructor",
                        classes().should(condition("not be injected otherwise", (type, report) -> {
                            type.getFields().stream()
                                    .filter(HabitRules::isInjected)
                                    .forEach(field -> report.accept("has injected " + field.getName()));
                            type.getMethods().stream()
                                    .filter(HabitRules::isInjected)
                                    .forEach(method -> report.accept("is injected by " + method.getName()));
                        })))
                .catches("package health.mizan.claims; class FieldInjected {"
                        + " @org.springframework.beans.factory.annotation.Autowired Runnable needed; }")
                .catches("package health.mizan.claims; class SetterInjected {"
                        + " @org.springframework.beans.factory.annotation.Autowired void set(Runnable needed) {} }")
                .spares("package health.mizan.claims; class ConstructorInjected {"
                        + " ConstructorInjected(Runnable needed) {} }");
    }

    private static HouseRule noPrinting() {
        return rule(
                        "nothing prints: a log line has a level and a name, standard output has neither",
                        classes()
                                .that()
                                .resideOutsideOfPackages(SANDBOX, STANDALONE)
                                .and()
                                // What a person types at a prompt answers at the prompt.
                                .haveSimpleNameNotEndingWith("Command")
                                .should(notCall("print", HabitRules::prints)))
                .catches("package health.mizan.claims; class Prints { void tell() { System.out.println(1); } }")
                .catches("package health.mizan.claims; class Dumps { void tell(Exception e) { e.printStackTrace(); } }")
                .spares("package health.mizan.claims; class SeededCommand { void tell() { System.out.println(1); } }")
                .spares("package health.mizan.standalone; class Greets { void tell() { System.out.println(1); } }");
    }

    private static HouseRule noSleeping() {
        return rule(
                        "nothing sleeps: waiting is a timer, a queue or a condition",
                        classes()
                                .that()
                                .resideOutsideOfPackages(SANDBOX, STANDALONE)
                                .should(notCall(
                                        "sleep",
                                        access -> access.getTargetOwner().isAssignableTo(Thread.class)
                                                && access.getTarget().getName().equals("sleep"))))
                .catches("package health.mizan.claims; class Dozes { void wait2() throws Exception {"
                        + " Thread.sleep(1); } }")
                .spares("package health.mizan.sandbox; class PlaysSlow { void answer() throws Exception {"
                        + " Thread.sleep(1); } }");
    }

    private static HouseRule noObjectStreams() {
        return rule(
                        "nothing reads Java objects from bytes",
                        noClasses().should().dependOnClassesThat().areAssignableTo(java.io.ObjectInputStream.class))
                .catches("package health.mizan.claims; class Thaws { java.io.ObjectInputStream in; }")
                .spares("package health.mizan.claims; class Reads { java.io.InputStream in; }");
    }

    private static boolean prints(JavaAccess<?> access) {
        return access.getTargetOwner().isEquivalentTo(System.class)
                        && Set.of("out", "err").contains(access.getTarget().getName())
                || access.getTargetOwner().isAssignableTo(Throwable.class)
                        && access.getTarget().getName().equals("printStackTrace");
    }

    private static boolean isInjected(JavaMember member) {
        return INJECTION.stream().anyMatch(member::isAnnotatedWith);
    }
}
