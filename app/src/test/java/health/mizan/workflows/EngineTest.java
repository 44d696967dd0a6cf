package health.mizan.workflows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import health.mizan.testing.AppTest;
import health.mizan.tx.Tx;
import java.time.Duration;
import java.util.List;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The engine on the application's own database: one transaction with our rows, and no door to anything but steps. */
@Tag("engine")
class EngineTest extends AppTest {

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService management;

    @Autowired
    HistoryService history;

    @Autowired
    DefaultListableBeanFactory beans;

    @Autowired
    JdbcClient sql;

    @Autowired
    Tx tx;

    private String deployment = "";

    @BeforeAll
    static void aTableOfOurs() {
        JdbcClient.create(database.asOwner())
                .sql("create table if not exists billing.engine_probe (id text primary key)")
                .update();
    }

    @BeforeEach
    void empty() {
        JdbcClient.create(database.asOwner())
                .sql("truncate billing.engine_probe")
                .update();
    }

    @AfterEach
    void undeploy() {
        if (!deployment.isEmpty()) {
            repository.deleteDeployment(deployment, true);
        }
        if (beans.containsSingleton("probeStep")) {
            beans.destroySingleton("probeStep");
        }
    }

    @Test
    void a_process_and_our_row_commit_together() {
        deploy(waiting());

        tx.run(() -> {
            runtime.startProcessInstanceByKey("probe", "thing-1");
            insert("thing-1");
        });

        assertThat(running("thing-1")).isEqualTo(1);
        assertThat(rows()).containsExactly("thing-1");
    }

    @Test
    void a_process_and_our_row_roll_back_together() {
        deploy(waiting());

        assertThatThrownBy(() -> tx.run(() -> {
                    runtime.startProcessInstanceByKey("probe", "thing-1");
                    insert("thing-1");
                    throw new IllegalStateException("on purpose");
                }))
                .hasMessage("on purpose");

        assertThat(running("thing-1")).isZero();
        assertThat(rows()).isEmpty();
    }

    @Test
    void what_a_step_wrote_before_it_failed_is_undone_and_the_step_is_tried_again() {
        step(execution -> {
            insert(execution.getBusinessKey());
            throw new IllegalStateException("on purpose");
        });
        deploy(stepping("${probeStep}"));
        runtime.startProcessInstanceByKey("probe", "thing-1");

        await().atMost(Duration.ofSeconds(20)).until(() -> job().getRetries() < 5);
        assertThat(job().getExceptionMessage()).isEqualTo("on purpose");
        assertThat(rows()).isEmpty();
        assertThat(running("thing-1")).isEqualTo(1);
    }

    @Test
    void a_script_is_refused_when_its_diagram_is_deployed() {
        BpmnModelInstance scripted = Bpmn.createExecutableProcess("probe")
                .startEvent()
                .scriptTask()
                .scriptFormat("javascript")
                .scriptText("1 + 1")
                .endEvent()
                .done();

        assertThatThrownBy(() -> deploy(scripted)).hasStackTraceContaining("holds a script");
    }

    @Test
    void an_expression_that_reaches_beyond_names_and_comparisons_is_refused_when_deployed() {
        assertThatThrownBy(() -> deploy(stepping("${''.getClass().forName('java.lang.Runtime')}")))
                .isInstanceOf(ProcessEngineException.class)
                .hasStackTraceContaining("reaches into something");
    }

    @Test
    void a_diagram_cannot_name_a_bean_that_is_no_step() {
        deploy(Bpmn.createExecutableProcess("probe")
                .startEvent()
                .serviceTask()
                .camundaDelegateExpression("${dataSource}")
                .endEvent()
                .done());

        assertThatThrownBy(() -> runtime.startProcessInstanceByKey("probe"))
                .hasStackTraceContaining("Cannot resolve identifier 'dataSource'");
    }

    @Test
    void a_finished_process_is_kept_for_half_a_year_from_its_end() {
        deploy(Bpmn.createExecutableProcess("probe").startEvent().endEvent().done());
        ended("thing-1", 179);
        ended("thing-2", 181);

        history.cleanUpHistoryAsync(true);

        await().atMost(Duration.ofSeconds(20)).until(() -> kept("thing-2") == 0);
        assertThat(kept("thing-1")).isEqualTo(1);
    }

    private void ended(String businessKey, int daysAgo) {
        runtime.startProcessInstanceByKey("probe", businessKey);
        JdbcClient.create(database.asOwner())
                .sql("update workflow.act_hi_procinst set start_time_ = start_time_ - make_interval(days => :days),"
                        + " end_time_ = end_time_ - make_interval(days => :days) where business_key_ = :key")
                .param("days", daysAgo)
                .param("key", businessKey)
                .update();
    }

    private long kept(String businessKey) {
        return history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(businessKey)
                .count();
    }

    private Job job() {
        return management.createJobQuery().processDefinitionKey("probe").singleResult();
    }

    private void step(JavaDelegate step) {
        beans.registerSingleton("probeStep", step);
    }

    private void deploy(BpmnModelInstance model) {
        DeploymentWithDefinitions done = repository
                .createDeployment()
                .addModelInstance("probe.bpmn", model)
                .deployWithResult();
        deployment = done.getId();
    }

    private static BpmnModelInstance waiting() {
        return Bpmn.createExecutableProcess("probe")
                .startEvent()
                .userTask()
                .endEvent()
                .done();
    }

    private static BpmnModelInstance stepping(String expression) {
        return Bpmn.createExecutableProcess("probe")
                .startEvent()
                .serviceTask()
                .camundaAsyncBefore()
                .camundaDelegateExpression(expression)
                .endEvent()
                .done();
    }

    private long running(String businessKey) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(businessKey)
                .count();
    }

    private void insert(String id) {
        sql.sql("insert into engine_probe (id) values (:id)").param("id", id).update();
    }

    private List<String> rows() {
        return sql.sql("select id from engine_probe").query(String.class).list();
    }
}
