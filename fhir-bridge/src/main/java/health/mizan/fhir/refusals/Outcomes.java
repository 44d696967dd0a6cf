package health.mizan.fhir.refusals;

import java.util.List;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.hl7.fhir.r4.model.StringType;

/** Issues as an OperationOutcome. */
public final class Outcomes {

    private static final String TRANSLATION = "http://hl7.org/fhir/StructureDefinition/translation";

    private Outcomes() {}

    public static OperationOutcome of(List<Issue> issues) {
        OperationOutcome outcome = new OperationOutcome();
        issues.forEach(issue -> add(outcome, issue));
        return outcome;
    }

    private static void add(OperationOutcome outcome, Issue issue) {
        OperationOutcomeIssueComponent component =
                outcome.addIssue().setSeverity(IssueSeverity.ERROR).setCode(IssueType.fromCode(issue.code()));
        if (issue.expression() != null) {
            component.addExpression(issue.expression());
        }
        component.getDetails().setText(issue.english());
        if (issue.arabic() != null) {
            Extension translation =
                    component.getDetails().getTextElement().addExtension().setUrl(TRANSLATION);
            translation.addExtension("lang", new CodeType("ar"));
            translation.addExtension("content", new StringType(issue.arabic()));
        }
    }
}
