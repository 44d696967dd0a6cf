package health.mizan.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static health.mizan.house.HouseRule.rule;
import static health.mizan.house.Matching.condition;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.List;

/** A remote party never holds one of our row locks, and a transaction is where the code says it is. */
final class TransactionRules {

    private static final String TRANSACTIONAL = "org.springframework.transaction.annotation.Transactional";
    private static final String OUTBOUND = "health.mizan.outbound";

    private static final String PORT =
            "package health.mizan.claims; public interface SeededPayerClaims { Object ask(); }";
    private static final String ADAPTER = "package health.mizan.fhir; class SeededFhirPayerClaims"
            + " implements health.mizan.claims.SeededPayerClaims {"
            + " health.mizan.outbound.SeededTarget target; public Object ask() { return target; } }";
    private static final String TARGET = "package health.mizan.outbound; public class SeededTarget {}";

    private TransactionRules() {}

    static List<HouseRule> all() {
        return List.of(noAnnotatedCaller(), noCallInsideTx(), visibleToTheProxy());
    }

    private static HouseRule noAnnotatedCaller() {
        return rule(
                        "no class that holds a port is transactional",
                        classes().should(condition("not be transactional while holding a port", (type, report) -> {
                            boolean transactional = type.isMetaAnnotatedWith(TRANSACTIONAL)
                                    || type.getMethods().stream().anyMatch(m -> m.isMetaAnnotatedWith(TRANSACTIONAL));
                            type.getFields().stream()
                                    .filter(field -> transactional && callsOut(field.getRawType()))
                                    .forEach(field -> report.accept("holds " + field.getName()));
                        })))
                .catches("package health.mizan.claims; @org.springframework.transaction.annotation.Transactional"
                        + " class AnnotatedSubmitter { SeededPayerClaims payer; }")
                .catches("package health.mizan.claims; class AnnotatedMethod { SeededPayerClaims payer;"
                        + " @org.springframework.transaction.annotation.Transactional public void submit() {} }")
                .spares("package health.mizan.claims; class PlainSubmitter { SeededPayerClaims payer; }")
                .spares(PORT)
                .spares(ADAPTER)
                .spares(TARGET);
    }

    private static HouseRule noCallInsideTx() {
        return rule(
                        "no port is called from inside a transaction's lambda",
                        classes().should(condition("ask between transactions", (type, report) -> {
                            for (JavaCodeUnit unit : type.getCodeUnits()) {
                                boolean opens =
                                        unit.getMethodCallsFromSelf().stream().anyMatch(TransactionRules::opensTx);
                                unit.getMethodCallsFromSelf().stream()
                                        .filter(call -> opens && call.isDeclaredInLambda())
                                        .filter(call -> callsOut(call.getTargetOwner()))
                                        .forEach(call -> report.accept("asks inside: " + call.getDescription()));
                            }
                        })))
                .catches("package health.mizan.claims; class AsksInside { SeededPayerClaims payer;"
                        + " Object submit(health.mizan.tx.Tx tx) { return tx.get(() -> payer.ask()); } }")
                .spares("package health.mizan.claims; class AsksBetween { SeededPayerClaims payer;"
                        + " void submit(health.mizan.tx.Tx tx) { tx.run(() -> {}); Object answer = payer.ask();"
                        + " tx.run(() -> answer.hashCode()); } }");
    }

    private static HouseRule visibleToTheProxy() {
        return rule(
                        "@Transactional stands only where Spring's proxy sees it",
                        methods()
                                .that()
                                .areAnnotatedWith(TRANSACTIONAL)
                                .should()
                                .notBePrivate()
                                .andShould()
                                .notBeFinal()
                                .andShould()
                                .notBeStatic()
                                .allowEmptyShould(true))
                .catches("package health.mizan.claims; class SilentlyIgnored {"
                        + " @org.springframework.transaction.annotation.Transactional private void save() {} }")
                .spares("package health.mizan.claims; class Seen {"
                        + " @org.springframework.transaction.annotation.Transactional public void save() {} }");
    }

    private static boolean opensTx(JavaAccess<?> access) {
        return access.getTargetOwner().getName().equals("health.mizan.tx.Tx")
                && (access.getTarget().getName().equals("get")
                        || access.getTarget().getName().equals("run"));
    }

    /** A client of outbound, or an interface of the centre that an adapter implements by calling out. */
    private static boolean callsOut(JavaClass type) {
        if (type.getPackageName().equals(OUTBOUND)) {
            return type.getModifiers().contains(JavaModifier.PUBLIC) && !type.isRecord() && !type.isEnum();
        }
        return type.isInterface()
                && Matching.isCentre(type)
                && type.getAllSubclasses().stream()
                        .anyMatch(adapter -> !Matching.isCentre(adapter)
                                && adapter.getTransitiveDependenciesFromSelf().stream()
                                        .anyMatch(d -> d.getTargetClass()
                                                .getPackageName()
                                                .equals(OUTBOUND)));
    }
}
