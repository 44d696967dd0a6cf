package health.mizan.workflows.scrubbing;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.billchecks.ClaimScrubber;
import health.mizan.billchecks.ClaimScrubber.ClaimFacts;
import health.mizan.billchecks.ClaimScrubber.Finding;
import health.mizan.billchecks.ClaimScrubber.Severity;
import health.mizan.workflows.WorkflowTest;
import java.io.File;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class TableScrubberTest extends WorkflowTest {

    /** GP visit, blood count and HbA1c of the golden case: 255.00 allowed, no approval needed below 500.00. */
    private static final Facts GOLDEN = new Facts(new TreeMap<>());

    /** For each rule of the table, a claim that is golden but for what the rule forbids. */
    private static final Map<String, Facts> CULPRITS = Map.ofEntries(
            Map.entry("no-service", GOLDEN.with("lines", 0)),
            Map.entry("no-price", GOLDEN.with("linesWithoutPrice", 1)),
            Map.entry("no-diagnosis", GOLDEN.with("diagnoses", 0).with("principalDiagnoses", 0)),
            Map.entry("no-principal-diagnosis", GOLDEN.with("principalDiagnoses", 0)),
            Map.entry("several-principal-diagnoses", GOLDEN.with("principalDiagnoses", 2)),
            Map.entry("cover-not-active", GOLDEN.with("coverActiveOnServiceDate", false)),
            Map.entry("eligibility-not-confirmed", GOLDEN.with("eligibilityConfirmed", false)),
            Map.entry("practitioner-not-licensed", GOLDEN.with("practitionerLicensed", false)),
            Map.entry("encounter-not-finished", GOLDEN.with("encounterFinished", false)),
            Map.entry("billed-before", GOLDEN.with("duplicateOfEarlier", true)),
            Map.entry("worth-nothing", GOLDEN.with("totalMinor", 0L)),
            Map.entry("approval-missing", GOLDEN.with("totalMinor", 50_001L)),
            Map.entry("deadline-passed", GOLDEN.with("daysToDeadline", -1)),
            Map.entry("deadline-near", GOLDEN.with("daysToDeadline", 3)));

    @Autowired
    ClaimScrubber scrubber;

    @Test
    void a_clean_claim_has_no_finding() {
        assertThat(scrubber.findings(GOLDEN.facts())).isEmpty();
    }

    @Test
    void each_rule_finds_its_culprit_and_nothing_else_does() {
        assertThat(CULPRITS).allSatisfy((rule, culprit) -> assertThat(scrubber.findings(culprit.facts()))
                .as(rule)
                .extracting(Finding::rule)
                .containsExactly(rule));
    }

    @Test
    void every_rule_of_the_table_has_a_culprit() {
        assertThat(rules()).isEqualTo(CULPRITS.keySet());
    }

    @Test
    void all_that_is_wrong_is_found_at_once() {
        ClaimFacts wrong = GOLDEN.with("linesWithoutPrice", 1)
                .with("daysToDeadline", -2)
                .with("eligibilityConfirmed", false)
                .facts();

        assertThat(scrubber.findings(wrong))
                .extracting(Finding::rule)
                .containsExactlyInAnyOrder("no-price", "deadline-passed", "eligibility-not-confirmed");
    }

    @Test
    void an_approval_is_needed_above_the_limit_and_not_at_it() {
        assertThat(scrubber.findings(GOLDEN.with("totalMinor", 50_000L).facts()))
                .isEmpty();
        assertThat(scrubber.findings(GOLDEN.with("totalMinor", 50_001L)
                        .with("approvalReference", true)
                        .facts()))
                .isEmpty();
    }

    @Test
    void the_deadline_warns_for_four_days_and_then_stops() {
        assertThat(scrubber.findings(GOLDEN.with("daysToDeadline", 4).facts())).isEmpty();
        assertThat(scrubber.findings(GOLDEN.with("daysToDeadline", 0).facts()))
                .extracting(Finding::severity)
                .containsExactly(Severity.WARN);
        assertThat(scrubber.findings(GOLDEN.with("daysToDeadline", -1).facts()))
                .extracting(Finding::severity)
                .containsExactly(Severity.STOP);
    }

    @Test
    void a_finding_says_what_to_mend_in_both_languages() {
        assertThat(CULPRITS.values()).allSatisfy(culprit -> assertThat(scrubber.findings(culprit.facts()))
                .allSatisfy(finding -> {
                    assertThat(finding.textEn()).endsWith(".").matches("\\p{ASCII}+");
                    assertThat(finding.textAr()).endsWith(".").containsPattern("[\\u0600-\\u06ff]{3}");
                }));
    }

    private static Set<String> rules() {
        DecisionTable table = Dmn.readModelFromFile(new File("src/main/resources/processes/claim-scrubbing.dmn"))
                .getModelElementsByType(DecisionTable.class)
                .iterator()
                .next();
        assertThat(table.getHitPolicy()).isEqualTo(HitPolicy.COLLECT);
        return table.getRules().stream().map(Rule::getId).collect(Collectors.toSet());
    }

    /** Facts by name, so that a culprit names only what makes it one. */
    private record Facts(Map<String, Object> changes) {

        Facts with(String fact, Object value) {
            Map<String, Object> more = new TreeMap<>(changes);
            more.put(fact, value);
            return new Facts(more);
        }

        ClaimFacts facts() {
            return new ClaimFacts(
                    number("lines", 3),
                    number("linesWithoutPrice", 0),
                    number("diagnoses", 2),
                    number("principalDiagnoses", 1),
                    flag("coverActiveOnServiceDate", true),
                    flag("eligibilityConfirmed", true),
                    flag("practitionerLicensed", true),
                    flag("encounterFinished", true),
                    flag("duplicateOfEarlier", false),
                    (long) changes.getOrDefault("totalMinor", 25_500L),
                    50_000L,
                    flag("approvalReference", false),
                    number("daysToDeadline", 30));
        }

        private int number(String fact, int usual) {
            return (int) changes.getOrDefault(fact, usual);
        }

        private boolean flag(String fact, boolean usual) {
            return (boolean) changes.getOrDefault(fact, usual);
        }
    }
}
