package health.mizan.workflows.scrubbing;

import health.mizan.billchecks.ClaimScrubber;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Claim scrubbing by {@code claim-scrubbing.dmn}: a rule there is a finding here. */
@Component
class TableScrubber implements ClaimScrubber {

    private static final String TABLE = "claim-scrubbing";

    private final DecisionService decisions;

    // The engine starts last: its diagrams name steps, which name façades, which name this.
    TableScrubber(@Lazy DecisionService decisions) {
        this.decisions = decisions;
    }

    @Override
    public List<Finding> findings(ClaimFacts facts) {
        DmnDecisionTableResult fired = decisions.evaluateDecisionTableByKey(TABLE, asVariables(facts));
        return fired.getResultList().stream().map(TableScrubber::finding).toList();
    }

    /** The table judges a claim as a whole, so its findings name no line. */
    private static Finding finding(Map<String, Object> rule) {
        return new Finding(
                text(rule, "rule"),
                Severity.valueOf(text(rule, "severity")),
                0,
                text(rule, "textEn"),
                text(rule, "textAr"));
    }

    private static String text(Map<String, Object> rule, String column) {
        if (rule.get(column) instanceof String text) {
            return text;
        }
        throw new IllegalStateException("a rule of " + TABLE + " has no text in its column " + column);
    }

    private static VariableMap asVariables(ClaimFacts facts) {
        return Variables.createVariables()
                .putValue("lines", facts.lines())
                .putValue("linesWithoutPrice", facts.linesWithoutPrice())
                .putValue("diagnoses", facts.diagnoses())
                .putValue("principalDiagnoses", facts.principalDiagnoses())
                .putValue("coverActiveOnServiceDate", facts.coverActiveOnServiceDate())
                .putValue("eligibilityConfirmed", facts.eligibilityConfirmed())
                .putValue("practitionerLicensed", facts.practitionerLicensed())
                .putValue("encounterFinished", facts.encounterFinished())
                .putValue("duplicateOfEarlier", facts.duplicateOfEarlier())
                .putValue("totalMinor", facts.totalMinor())
                .putValue("approvalAboveMinor", facts.approvalAboveMinor())
                .putValue("approvalReference", facts.approvalReference())
                .putValue("daysToDeadline", facts.daysToDeadline());
    }
}
