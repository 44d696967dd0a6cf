package health.mizan.workflows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.mizan.testing.Together;
import health.mizan.tx.Tx;
import health.mizan.workflows.Processes.Start;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

class ProcessesTest extends WorkflowTest {

    private static final String PROCESS = "eligibility-check";

    @Autowired
    Processes processes;

    @Autowired
    ListableBeanFactory beans;

    @Autowired
    Tx tx;

    @Test
    void twenty_who_start_it_at_once_start_one() throws Exception {
        Start start = new Start(PROCESS, UUID.randomUUID(), null, "RUH");

        Together.times(20, i -> () -> {
            tx.run(() -> {
                if (i % 2 == 0) {
                    processes.startOnce(start);
                } else {
                    processes.startUnlessRunning(start);
                }
            });
            return i;
        });

        assertThat(started(start)).isEqualTo(1);
    }

    @Test
    void what_was_started_once_is_not_started_again_after_its_end_and_what_may_run_again_is() {
        Start start = new Start(PROCESS, UUID.randomUUID(), null, "RUH");
        tx.run(() -> processes.startOnce(start));
        engine.deleteProcessInstance(instance(start.key()), "its end");

        tx.run(() -> processes.startOnce(start));
        assertThat(started(start)).isEqualTo(1);

        tx.run(() -> processes.startUnlessRunning(start));
        assertThat(started(start)).isEqualTo(2);
    }

    @Test
    void a_start_that_rolls_back_has_not_happened() {
        Start start = new Start(PROCESS, UUID.randomUUID(), null, "RUH");

        assertThatThrownBy(() -> tx.run(() -> {
                    processes.startOnce(start);
                    throw new IllegalStateException("on purpose");
                }))
                .hasMessage("on purpose");
        assertThat(isRunning(start.key())).isFalse();

        tx.run(() -> processes.startOnce(start));
        assertThat(isRunning(start.key())).isTrue();
    }

    @Test
    void a_message_that_nobody_waits_for_has_no_effect() {
        Start start = new Start(PROCESS, UUID.randomUUID(), null, "RUH");
        tx.run(() -> processes.startOnce(start));

        tx.run(() -> processes.tell("eligibility-answered", start.key()));
        tx.run(() -> processes.tell("eligibility-answered", UUID.randomUUID()));

        assertThat(isAt(start.key(), "ask-the-payer")).isTrue();
    }

    @Test
    void twenty_who_tell_it_the_same_at_once_move_it_on_once() throws Exception {
        Start start = new Start(PROCESS, UUID.randomUUID(), null, "RUH");
        tx.run(() -> processes.startOnce(start));
        engine.createProcessInstanceModification(instance(start.key()))
                .cancelAllForActivity("ask-the-payer")
                .startAfterActivity("ask-the-payer")
                .execute();

        Together.times(20, i -> () -> {
            tx.run(() -> processes.tell("eligibility-answered", start.key()));
            return i;
        });

        assertThat(isAt(start.key(), "refresh-the-estimate")).isTrue();
    }

    @Test
    void each_step_of_a_diagram_has_a_bean_and_each_bean_is_a_step_of_a_diagram() {
        Set<String> drawn = Diagrams.all().stream()
                .flatMap(diagram -> diagram.getModelElementsByType(ServiceTask.class).stream())
                .map(ServiceTask::getCamundaDelegateExpression)
                .map(expression -> expression.replaceAll("^\\$\\{|}$", ""))
                .collect(Collectors.toSet());

        assertThat(new TreeSet<>(drawn))
                .isEqualTo(new TreeSet<>(Set.of(beans.getBeanNamesForType(JavaDelegate.class))));
    }

    private long started(Start start) {
        return history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(start.key().toString())
                .count();
    }
}
