package health.mizan.workflows.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.mizan.access.Caller;
import health.mizan.access.Role;
import health.mizan.processes.ProcessPicture;
import health.mizan.processes.ProcessPictures;
import health.mizan.processes.ProcessPictures.Which;
import health.mizan.processes.ProcessTrail;
import health.mizan.testing.Tokens;
import health.mizan.tx.Tx;
import health.mizan.web.Page;
import health.mizan.web.PageRequest;
import health.mizan.workflows.Processes;
import health.mizan.workflows.Processes.Start;
import health.mizan.workflows.WorkflowTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ProcessApiTest extends WorkflowTest {

    private static final String OPERATOR = Tokens.staff("operator-a", Set.of(Role.OPERATOR), "OPS");
    private static final String BILLER = Tokens.staff("biller-a", Set.of(Role.BILLER), "OPS");
    private static final String ELSEWHERE = Tokens.staff("operator-b", Set.of(Role.OPERATOR), "OPS-2");

    @Autowired
    Processes processes;

    @Autowired
    ProcessPictures pictures;

    @Autowired
    Tx tx;

    private static final Caller.Staff HERE = new Caller.Staff("operator-a", Set.of(Role.OPERATOR), Set.of("OPS"));
    private static final Caller.Staff ELSEWHERE_CALLER =
            new Caller.Staff("operator-b", Set.of(Role.OPERATOR), Set.of("OPS-2"));

    private final UUID visit = UUID.randomUUID();

    /** No such check exists, so that the step which asks the payer fails each time. */
    private final UUID check = UUID.randomUUID();

    @BeforeEach
    void aProcess() {
        tx.run(() -> processes.startOnce(new Start("eligibility-check", check, visit, "OPS")));
    }

    @Test
    void a_failing_step_is_tried_again_a_minute_later_and_becomes_an_incident_after_the_fifth_time() {
        for (int left = 4; left >= 0; left--) {
            failOnce();
            assertThat(step().getRetries()).isEqualTo(left);
        }

        JsonNode stuck = one(OPERATOR);
        assertThat(stuck.path("state").asText()).isEqualToIgnoringCase("stuck");
        assertThat(stuck.path("incidents").path(0).path("activity").asText()).isEqualTo("ask-the-payer");
        assertThat(stuck.path("incidents").path(0).path("name").path("en").asText())
                .isEqualTo("Ask the insurer");
        assertThat(http.get("/api/processes").as(OPERATOR).send().text()).contains(check.toString());

        String retry = "/api/processes/" + instance(check) + "/retry";
        assertThat(http.post(retry, "").as(BILLER).send().status()).isEqualTo(403);
        assertThat(http.post(retry, "").as(ELSEWHERE).send().status()).isEqualTo(404);
        assertThat(http.post(retry, "").as(OPERATOR).send().json().path("state").asText())
                .isEqualToIgnoringCase("running");
        assertThat(step().getRetries()).isEqualTo(1);
    }

    @Test
    void where_the_processes_of_a_case_stand_is_seen_at_its_site_and_nowhere_else() {
        engine.createProcessInstanceModification(instance(check))
                .cancelAllForActivity("ask-the-payer")
                .startBeforeActivity("wait-for-the-answer")
                .execute();

        JsonNode seen =
                http.get("/api/processes?case=" + visit).as(BILLER).send().json();

        assertThat(seen).hasSize(1);
        assertThat(seen.path(0).path("process").asText()).isEqualTo("eligibility-check");
        assertThat(seen.path(0).path("at").path(0).path("activity").asText()).isEqualTo("wait-for-the-answer");
        assertThat(seen.path(0).path("at").path(0).path("since").asText()).isNotEmpty();
        assertThat(seen.path(0).path("timers").path(0).path("activity").asText())
                .isEqualTo("twenty-seconds");
        assertThat(http.get("/api/processes?case=" + visit).as(ELSEWHERE).send().json())
                .isEmpty();
    }

    @Test
    void a_process_has_a_trail_and_its_diagram_speaks_the_language_of_whoever_looks() {
        UUID id = UUID.fromString(instance(check));
        engine.setVariable(instance(check), "name", "Maha");

        ProcessTrail trail = pictures.trail(HERE, id).orElseThrow();
        String diagram = pictures.diagram(HERE, id, "ar").orElseThrow();

        assertThat(trail.steps()).extracting(ProcessTrail.Step::activity).isNotEmpty();
        assertThat(trail.flags())
                .contains(new ProcessTrail.Flag("facility", "OPS"), new ProcessTrail.Flag("name", null));
        assertThat(diagram).contains("اسأل").contains("BPMNShape");
        assertThat(pictures.diagram(HERE, id, "en").orElseThrow()).contains("Ask the insurer");
        assertThat(pictures.find(HERE, id).orElseThrow().financialCase()).isEqualTo(visit);
        assertThat(pictures.trail(ELSEWHERE_CALLER, id)).isEmpty();
        assertThat(pictures.diagram(ELSEWHERE_CALLER, id, "en")).isEmpty();
    }

    @Test
    void the_list_is_paged_with_the_latest_first() {
        UUID second = UUID.randomUUID();
        tx.run(() -> processes.startOnce(new Start("eligibility-check", second, visit, "OPS")));

        List<UUID> seen = new ArrayList<>();
        PageRequest next = PageRequest.of(null, 1);
        while (next != null) {
            Page<ProcessPicture> page = pictures.list(HERE, Which.RUNNING, next);
            page.items().forEach(one -> seen.add(one.key()));
            next = page.next() == null ? null : PageRequest.of(page.next(), 1);
        }

        assertThat(seen).doesNotHaveDuplicates().contains(check, second);
        assertThat(seen.indexOf(second)).isLessThan(seen.indexOf(check));
    }

    private JsonNode one(String token) {
        return http.get("/api/processes/" + instance(check)).as(token).send().json();
    }

    private Job step() {
        return jobs.createJobQuery().processInstanceId(instance(check)).singleResult();
    }

    private void failOnce() {
        try {
            jobs.executeJob(step().getId());
        } catch (RuntimeException asExpected) {
            assertThat(asExpected).isNotNull();
        }
    }
}
