package health.mizan.workflows;

import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.el.Expression;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;

/**
 * Expressions that name a step or compare flags, such as {@code ${requestClaimSubmission}} and
 * {@code ${outcome == 'approved'}}. A call, an index or a chain of properties is refused when the diagram is deployed:
 * through them an expression reaches any class of the JVM.
 */
final class PlainExpressions extends JuelExpressionManager {

    // From the first opening on, text beside the expression included: where one ends is for its own parser to say.
    private static final Pattern REACHES_OUT = Pattern.compile("[$#]\\{.*[(\\[.]", Pattern.DOTALL);

    PlainExpressions(Map<Object, Object> steps) {
        super(steps);
    }

    @Override
    public Expression createExpression(String expression) {
        if (REACHES_OUT.matcher(expression).find()) {
            throw new ProcessEngineException("the expression " + expression
                    + " calls or reaches into something; a diagram only names steps and compares variables");
        }
        return super.createExpression(expression);
    }
}
