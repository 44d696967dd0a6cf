package health.mizan.workflows;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.camunda.bpm.engine.ProcessEngineException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainExpressionsTest {

    private final PlainExpressions expressions = new PlainExpressions(Map.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${requestClaimSubmission}",
                "#{outcome == 'approved'}",
                "${!eligible and attempts < 3}",
                "PT20S",
                "R5/PT1M",
                "claim ${claimId} again"
            })
    void naming_a_step_and_comparing_flags_is_admitted(String text) {
        assertThatCode(() -> expressions.createExpression(text)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${execution.getProcessEngineServices()}",
                "${''.class}",
                "#{step['class']}",
                "${a} and ${b.c}",
                "${claims.submit}",
                "${'}'.getClass()}"
            })
    void calling_or_reaching_into_anything_is_refused(String text) {
        assertThatThrownBy(() -> expressions.createExpression(text))
                .isInstanceOf(ProcessEngineException.class)
                .hasMessageContaining("names steps and compares variables");
    }
}
