package health.mizan.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static health.mizan.house.HouseRule.rule;
import static health.mizan.house.Matching.named;
import static health.mizan.house.ProductionCode.FHIR;
import static health.mizan.house.ProductionCode.SANDBOX;
import static health.mizan.house.ProductionCode.STANDALONE;
import static health.mizan.house.ProductionCode.WORKFLOWS;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;

/** Who may know whom. */
final class BorderRules {

    private static final String[] OUTSIDE_WORLD = {
        "java.net.http..",
        "org.springframework.web.client..",
        "org.springframework.web.reactive.function.client..",
        "org.apache.hc..",
        "org.apache.http..",
        "okhttp3.."
    };

    private BorderRules() {}

    static List<HouseRule> all() {
        return List.of(star(), sandboxAlone(), engine(), fhir(), sql(), controllers(), remoteCalls());
    }

    private static HouseRule star() {
        return rule(
                        "every module points to the centre, none sideways",
                        classes().should(Matching.keepTheStar()))
                .catches("package health.mizan.fhir; class SeesTheEngine { health.mizan.workflows.Diagram diagram; }")
                .catches("package health.mizan.coverage; class SeesAnAdapter { health.mizan.fhir.Adapter adapter; }")
                .catches("package health.mizan.portal; class SeesTheMainClass { health.mizan.MizanApplication app; }")
                .spares("package health.mizan.workflows; public class Diagram { health.mizan.money.Money amount; }")
                .spares("package health.mizan.fhir; public class Adapter { health.mizan.money.Money amount; }")
                .spares("package health.mizan.standalone; class Assembles { health.mizan.fhir.Adapter adapter; }");
    }

    private static HouseRule sandboxAlone() {
        return rule(
                        "the sandbox shares nothing with us, so it cannot share our mistakes",
                        noClasses()
                                .that()
                                .resideInAPackage(SANDBOX)
                                .should()
                                .dependOnClassesThat(named(
                                        "are ours",
                                        c -> c.getPackageName().startsWith("health.mizan")
                                                && !c.getPackageName().startsWith("health.mizan.sandbox"))))
                .catches("package health.mizan.sandbox; class CountsWithOurMoney { health.mizan.money.Money price; }")
                .spares("package health.mizan.sandbox; class CountsAlone { java.math.BigDecimal price; }");
    }

    private static HouseRule engine() {
        return rule(
                        "only workflows knows the process engine",
                        noClasses()
                                .that()
                                .resideOutsideOfPackage(WORKFLOWS)
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage("org.camunda.."))
                .catches("package health.mizan.claims; class StartsProcess {"
                        + " org.camunda.bpm.engine.RuntimeService engine; }")
                .spares("package health.mizan.workflows; class ClaimSteps {"
                        + " org.camunda.bpm.engine.RuntimeService engine; }");
    }

    private static HouseRule fhir() {
        return rule(
                        "only fhir-bridge and the sandbox know FHIR classes",
                        noClasses()
                                .that()
                                .resideOutsideOfPackages(FHIR, SANDBOX)
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage("ca.uhn..", "org.hl7.."))
                .catches(
                        "package health.mizan.patients; class KeepsResource { org.hl7.fhir.r4.model.Patient patient; }")
                .spares("package health.mizan.fhir; class PatientMapper { org.hl7.fhir.r4.model.Patient patient; }");
    }

    private static HouseRule sql() {
        return rule(
                        "SQL lives in stores",
                        noClasses()
                                .that(named(
                                        "are no store",
                                        c -> !ownerOf(c).getSimpleName().endsWith("Store")))
                                .and()
                                // The pool's password opens connections and says nothing over them.
                                .resideOutsideOfPackages(SANDBOX, STANDALONE, "health.mizan.database..")
                                .should()
                                .dependOnClassesThat(named(
                                        "speak SQL",
                                        c -> (c.getPackageName().startsWith("org.springframework.jdbc")
                                                        || c.getPackageName().startsWith("java.sql"))
                                                && !c.isAssignableTo(Throwable.class))))
                .catches("package health.mizan.claims; class Searches {"
                        + " org.springframework.jdbc.core.simple.JdbcClient sql; }")
                .spares("package health.mizan.claims; class SeededClaimStore {"
                        + " org.springframework.jdbc.core.simple.JdbcClient sql; }");
    }

    private static HouseRule controllers() {
        return rule(
                        "controllers and pages ask façades, never stores",
                        noClasses()
                                .that(named("answer HTTP", Matching::answersHttp))
                                .should()
                                .dependOnClassesThat()
                                .haveSimpleNameEndingWith("Store"))
                .catches("package health.mizan.claims; class SeededClaimController { SeededClaimStore store; }")
                .spares("package health.mizan.claims; class LawfulClaimController { Runnable facade; }");
    }

    private static HouseRule remoteCalls() {
        return rule(
                        "calls leave the house through outbound, which knows the allowed hosts",
                        noClasses()
                                .that()
                                .resideOutsideOfPackages("health.mizan.outbound..", SANDBOX, STANDALONE)
                                .should()
                                .dependOnClassesThat(named(
                                        "call other machines",
                                        c -> resideInAnyPackage(OUTSIDE_WORLD).test(c)
                                                || c.isAssignableTo(java.net.URLConnection.class))))
                .catches("package health.mizan.payers; class AsksPayer { java.net.http.HttpClient http; }")
                .catches("package health.mizan.gateways.acme; class AsksGateway {"
                        + " org.springframework.web.client.RestClient http; }")
                .spares("package health.mizan.outbound; class MakesClients { java.net.http.HttpClient http; }");
    }

    /** Lambdas, records and row mappers inside a class count as that class. */
    static JavaClass ownerOf(JavaClass type) {
        return type.getEnclosingClass().map(BorderRules::ownerOf).orElse(type);
    }
}
