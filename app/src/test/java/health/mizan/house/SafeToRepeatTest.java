package health.mizan.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import health.mizan.idempotency.IdempotentRequest;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Every POST is safe to repeat: by its Idempotency-Key, or for a reason that stands here. */
@Tag("shape")
class SafeToRepeatTest {

    private static final String UNIQUE = "the second one meets a unique code, number or period and is a conflict";
    private static final String READS = "changes nothing but the log of who read";
    private static final String SAME_END = "the second one finds the state it would make";

    private static final Map<String, String> WITHOUT_A_KEY = Map.ofEntries(
            Map.entry("PlanController.create", UNIQUE),
            Map.entry("FeeScheduleController.create", UNIQUE),
            Map.entry("PayerController.create", UNIQUE),
            Map.entry("PractitionerController.create", UNIQUE),
            Map.entry("FacilityController.create", UNIQUE),
            Map.entry("ContractController.create", UNIQUE),
            Map.entry("ServiceController.create", UNIQUE),
            Map.entry("CoverageController.record", UNIQUE),
            Map.entry("PatientController.admit", UNIQUE),
            Map.entry("PatientController.search", READS),
            Map.entry("SealController.verify", READS),
            Map.entry("ClaimController.check", SAME_END),
            Map.entry("ClaimController.submit", "the second one finds a claim that is not ready and is a conflict"),
            Map.entry("ClaimController.cancel", SAME_END),
            Map.entry(
                    "ClaimController.replace", "the second one finds a claim that states everything and is a conflict"),
            Map.entry("FollowUpController.ask", "while a question is open, the second one is given it"),
            Map.entry("FollowUpController.rule", SAME_END),
            Map.entry("ImportController.text", SAME_END),
            Map.entry("ImportController.upload", SAME_END),
            Map.entry("PeriodController.close", SAME_END),
            Map.entry("PeriodController.reopen", SAME_END),
            Map.entry("DeliveryController.retry", SAME_END),
            Map.entry("DeliveryController.skip", SAME_END),
            Map.entry("CaseController.confirm", SAME_END),
            Map.entry("CaseController.cancel", SAME_END),
            Map.entry("ChargeController.performed", SAME_END),
            Map.entry("ChargeController.cancel", SAME_END),
            Map.entry("ChargeController.exempt", SAME_END),
            Map.entry("ChargeController.reprice", SAME_END),
            Map.entry("PriceExceptionController.resolve", SAME_END),
            Map.entry("EligibilityCheckController.ask", SAME_END),
            Map.entry("EstimateController.make", SAME_END),
            Map.entry("EstimateController.accept", SAME_END),
            Map.entry("WriteBackController.retry", SAME_END),
            Map.entry("WriteBackController.close", SAME_END),
            Map.entry("ProcessController.retry", SAME_END),
            Map.entry("TaskController.claim", SAME_END),
            Map.entry("TaskController.unclaim", "the second one finds a task that is nobody's and is a conflict"),
            Map.entry("TaskController.complete", "the second one finds no open task; a version is asked for as well"),
            Map.entry("PaymentActController.inquire", SAME_END),
            Map.entry("WebhookController.receive", SAME_END),
            Map.entry("RemoteCallController.inquire", SAME_END));

    @Test
    void every_post_takes_a_key_or_says_why_it_needs_none() {
        Set<String> keyless = new TreeSet<>();
        Set<String> keyed = new TreeSet<>();
        ProductionCode.classes().stream()
                .filter(type -> type.isAnnotatedWith(RestController.class))
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(PostMapping.class))
                .forEach(method -> (takesKey(method) ? keyed : keyless).add(nameOf(method)));

        assertThat(keyless).containsExactlyInAnyOrderElementsOf(WITHOUT_A_KEY.keySet());
        assertThat(keyed)
                .as("what no unique number protects takes a key")
                .contains("LedgerController.reverse", "PatientController.register");
    }

    private static boolean takesKey(JavaMethod method) {
        return method.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(IdempotentRequest.class));
    }

    private static String nameOf(JavaMethod method) {
        return method.getOwner().getSimpleName() + "." + method.getName();
    }
}
