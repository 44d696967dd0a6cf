package health.mizan.workflows.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.mizan.access.Role;
import health.mizan.testing.Http.Answer;
import health.mizan.testing.Together;
import health.mizan.testing.Tokens;
import health.mizan.tx.Tx;
import health.mizan.workflows.Processes;
import health.mizan.workflows.Processes.Start;
import health.mizan.workflows.WorkflowTest;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class TaskApiTest extends WorkflowTest {

    private static final String DESK = Tokens.staff("desk-a", Set.of(Role.FRONT_DESK), "TSK");
    private static final String OTHER_DESK = Tokens.staff("desk-b", Set.of(Role.FRONT_DESK), "TSK");
    private static final String ELSEWHERE = Tokens.staff("desk-c", Set.of(Role.FRONT_DESK), "TSK-2");
    private static final String FINANCE = Tokens.staff("finance-a", Set.of(Role.FINANCE), "TSK");

    @Autowired
    Processes processes;

    @Autowired
    Tx tx;

    private final UUID visit = UUID.randomUUID();
    private final UUID check = UUID.randomUUID();
    private String task = "";

    /** A process that stands at the task, whatever came before. */
    @BeforeEach
    void somebodyIsToCallTheInsurer() {
        tx.run(() -> processes.startOnce(new Start("eligibility-check", check, visit, "TSK")));
        String instance = instance(check);
        engine.createProcessInstanceModification(instance)
                .cancelAllForActivity("ask-the-payer")
                .startBeforeActivity("call-the-insurer")
                .execute();
        task = task(check).getId();
    }

    @Test
    void a_desk_sees_what_is_asked_of_it_in_both_languages_by_ids_only() {
        Answer answer = http.get("/api/tasks?case=" + visit).as(DESK).send();
        JsonNode seen = answer.json().path("items").path(0);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(seen.path("name").path("en").asText()).isEqualTo("Call the insurer");
        assertThat(seen.path("name").path("ar").asText()).isEqualTo("اتصل بشركة التأمين");
        assertThat(seen.path("about").path("kind").asText()).isEqualTo("eligibility-check");
        assertThat(seen.path("about").path("id").asText()).isEqualTo(check.toString());
        assertThat(seen.path("dueAt").asText()).isNotEmpty();
        assertThat(seen.path("outcomes").findValuesAsText("code")).containsExactly("ask-again", "give-up");
    }

    @Test
    void another_role_and_another_site_see_nothing_and_can_take_nothing() {
        for (String stranger : List.of(ELSEWHERE, FINANCE)) {
            assertThat(http.get("/api/tasks?case=" + visit)
                            .as(stranger)
                            .send()
                            .json()
                            .path("items"))
                    .isEmpty();
            assertThat(http.get("/api/tasks/" + task).as(stranger).send().status())
                    .isEqualTo(404);
            assertThat(claim(stranger).status()).isEqualTo(404);
        }
    }

    @Test
    void of_two_desks_that_claim_it_at_once_one_gets_it_and_the_other_a_conflict() throws Exception {
        List<Integer> answers = Together.times(
                8, i -> () -> claim(i % 2 == 0 ? DESK : OTHER_DESK).status());

        assertThat(answers).containsOnly(200, 409).contains(200, 409);
        Task taken = task(check);
        assertThat(taken.getAssignee()).isIn("desk-a", "desk-b");
    }

    @Test
    void a_claimed_task_is_mine_and_no_longer_available_until_it_is_given_back() {
        claim(DESK);

        assertThat(listed("mine", DESK)).isEqualTo(1);
        assertThat(listed("available", OTHER_DESK)).isZero();
        assertThat(http.post("/api/tasks/" + task + "/unclaim", "")
                        .as(OTHER_DESK)
                        .send()
                        .status())
                .isEqualTo(409);

        assertThat(http.post("/api/tasks/" + task + "/unclaim", "")
                        .as(DESK)
                        .send()
                        .status())
                .isEqualTo(200);
        assertThat(listed("available", OTHER_DESK)).isEqualTo(1);
    }

    @Test
    void it_is_ended_by_who_has_it_on_the_version_read_with_an_outcome_it_lists() {
        assertThat(complete(DESK, "\"1\"", "ask-again").status())
                .as("not claimed")
                .isEqualTo(409);
        String version = claim(DESK).header("ETag").orElseThrow();

        assertThat(complete(DESK, "\"0\"", "ask-again").status()).isEqualTo(412);
        assertThat(complete(DESK, version, "shrug").status()).isEqualTo(422);
        assertThat(http.post("/api/tasks/" + task + "/completion", "{\"outcome\":\"ask-again\"}")
                        .as(DESK)
                        .send()
                        .status())
                .isEqualTo(428);
        assertThat(complete(DESK, version, "ask-again").status()).isEqualTo(204);

        assertThat(isAt(check, "ask-the-payer")).isTrue();
        assertThat(complete(DESK, version, "ask-again").status())
                .as("the second time")
                .isEqualTo(404);
        assertThat(engine.getVariable(instance(check), "decidedBy")).isEqualTo("desk-a");
    }

    @Test
    void a_task_that_nobody_does_climbs_in_the_lists() {
        fire(check, "call-the-insurer-waits");

        assertThat(http.get("/api/tasks/" + task)
                        .as(DESK)
                        .send()
                        .json()
                        .path("urgency")
                        .asInt())
                .isEqualTo(60);
    }

    private Answer claim(String token) {
        return http.post("/api/tasks/" + task + "/claim", "").as(token).send();
    }

    private Answer complete(String token, String version, String outcome) {
        return http.post("/api/tasks/" + task + "/completion", "{\"outcome\":\"" + outcome + "\"}")
                .as(token)
                .header("If-Match", version)
                .send();
    }

    private int listed(String whose, String token) {
        return http.get("/api/tasks?whose=" + whose + "&case=" + visit)
                .as(token)
                .send()
                .json()
                .path("items")
                .size();
    }
}
