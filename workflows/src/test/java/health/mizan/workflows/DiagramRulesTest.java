package health.mizan.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.access.Role;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.ConditionExpression;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaFormData;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaFormField;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaValue;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every diagram must hold to, read from the files themselves. */
class DiagramRulesTest {

    private static final Set<String> GROUPS = Stream.of(Role.FRONT_DESK, Role.BILLER, Role.FINANCE, Role.OPERATOR)
            .map(Role::code)
            .collect(Collectors.toSet());
    private static final Pattern NAME_IN_EXPRESSION = Pattern.compile("(?<!['\\w-])[a-z][A-Za-z]*(?!['\\w-])");
    private static final Set<String> WORDS = Set.of("and", "or", "not", "true", "false", "empty");

    static Stream<Named<BpmnModelInstance>> diagrams() {
        return Diagrams.all().stream().map(diagram -> Named.of(Diagrams.key(diagram), diagram));
    }

    @Test
    void the_processes_of_the_house_are_there() {
        assertThat(Diagrams.all())
                .extracting(Diagrams::key)
                .containsExactlyInAnyOrder(
                        "eligibility-check",
                        "claim-submission",
                        "doubtful-answer",
                        "deferred-capture",
                        "patient-payment",
                        "emr-write-back");
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void a_process_has_a_time_to_live_and_says_what_it_is_for(BpmnModelInstance diagram) {
        assertThat(Diagrams.process(diagram).getCamundaHistoryTimeToLiveString())
                .matches("P\\d+D");
        assertThat(Diagrams.process(diagram).getDocumentations()).isNotEmpty();
        assertThat(Diagrams.process(diagram).isExecutable()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void every_wait_for_a_message_has_a_timer_beside_it(BpmnModelInstance diagram) {
        assertThat(all(diagram, ReceiveTask.class)).isEmpty();
        assertThat(all(diagram, EventBasedGateway.class))
                .allSatisfy(wait -> assertThat(wait.getSucceedingNodes().list())
                        .as("after " + wait.getId())
                        .anyMatch(DiagramRulesTest::isTimer));
        assertThat(all(diagram, IntermediateCatchEvent.class))
                .filteredOn(event -> !isTimer(event))
                .allSatisfy(event -> assertThat(event.getPreviousNodes().list())
                        .as("before " + event.getId())
                        .hasOnlyElementsOfType(EventBasedGateway.class));
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void every_user_task_has_a_timer_people_who_may_do_it_a_due_date_and_a_choice(BpmnModelInstance diagram) {
        assertThat(all(diagram, UserTask.class)).isNotEmpty().allSatisfy(task -> {
            assertThat(all(diagram, BoundaryEvent.class))
                    .as("timer of " + task.getId())
                    .anyMatch(event -> event.getAttachedTo() == task && isTimer(event));
            assertThat(GROUPS).containsAll(task.getCamundaCandidateGroupsList());
            assertThat(task.getCamundaCandidateGroupsList()).isNotEmpty();
            assertThat(task.getCamundaDueDate()).startsWith("P");
            assertThat(outcomes(task)).as("outcomes of " + task.getId()).hasSizeGreaterThan(1);
        });
    }

    /** A timer that nobody sees would only hide that nothing happens. */
    @ParameterizedTest
    @MethodSource("diagrams")
    void every_timer_leads_to_a_look_or_to_a_person(BpmnModelInstance diagram) {
        assertThat(all(diagram, CatchEvent.class))
                .filteredOn(DiagramRulesTest::isTimer)
                .allSatisfy(timer -> assertThat(timer.getSucceedingNodes().singleResult())
                        .as("after " + timer.getId())
                        .isInstanceOfAny(ServiceTask.class, UserTask.class));
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void a_gateway_behind_a_task_tells_its_outcomes_apart(BpmnModelInstance diagram) {
        assertThat(all(diagram, UserTask.class)).allSatisfy(task -> {
            FlowNode next = task.getSucceedingNodes().singleResult();
            List<String> conditions = next.getOutgoing().stream()
                    .map(SequenceFlow::getConditionExpression)
                    .filter(condition -> condition != null)
                    .map(ConditionExpression::getTextContent)
                    .toList();
            if (next instanceof ExclusiveGateway) {
                assertThat(conditions)
                        .as("behind " + task.getId())
                        .isNotEmpty()
                        .hasSizeLessThan(outcomes(task).size())
                        .allSatisfy(condition -> assertThat(outcomes(task))
                                .anyMatch(outcome -> condition.equals("${outcome == '" + outcome + "'}")));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void every_gateway_has_one_way_that_is_open_in_any_case(BpmnModelInstance diagram) {
        assertThat(all(diagram, ExclusiveGateway.class)).allSatisfy(gateway -> {
            assertThat(gateway.getDefault()).as("default of " + gateway.getId()).isNotNull();
            assertThat(gateway.getOutgoing())
                    .filteredOn(flow -> flow != gateway.getDefault())
                    .allMatch(flow -> flow.getConditionExpression() != null);
            assertThat(gateway.getDefault().getConditionExpression()).isNull();
        });
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void only_declared_variables_are_read(BpmnModelInstance diagram) {
        Stream<String> conditions =
                all(diagram, ConditionExpression.class).stream().map(c -> c.getTextContent());
        Stream<String> timers = all(diagram, TimerEventDefinition.class).stream()
                .flatMap(timer -> Stream.of(timer.getTimeDate(), timer.getTimeDuration(), timer.getTimeCycle()))
                .filter(time -> time != null && time.getTextContent().startsWith("$"))
                .map(time -> time.getTextContent());

        assertThat(Stream.concat(conditions, timers).flatMap(DiagramRulesTest::names))
                .allMatch(Variables.all()::contains);
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void every_way_leads_to_an_end(BpmnModelInstance diagram) {
        assertThat(all(diagram, FlowNode.class)).allSatisfy(node -> {
            assertThat(node instanceof EndEvent || !node.getOutgoing().isEmpty())
                    .as(node.getId() + " goes on")
                    .isTrue();
            assertThat(node.getIncoming().isEmpty())
                    .as(node.getId() + " is reached")
                    .isEqualTo(node instanceof BoundaryEvent || node instanceof StartEvent);
        });
    }

    @Test
    void everything_that_has_a_name_has_an_arabic_one_and_no_arabic_name_is_left_over() throws IOException {
        Properties arabic = new Properties();
        try (Reader file = Files.newBufferedReader(Path.of("src/main/resources/processes_ar.properties"))) {
            arabic.load(file);
        }
        Set<String> named = new TreeSet<>();
        Diagrams.all().forEach(diagram -> {
            String key = Diagrams.key(diagram);
            named.add(key);
            all(diagram, FlowElement.class).stream()
                    .filter(element -> element.getName() != null)
                    .forEach(element -> named.add(key + "." + element.getId()));
            all(diagram, UserTask.class).forEach(task -> outcomes(task)
                    .forEach(outcome -> named.add(key + "." + task.getId() + "." + outcome)));
        });

        assertThat(new TreeSet<>(arabic.stringPropertyNames())).isEqualTo(named);
        assertThat(arabic.values())
                .allMatch(name -> name.toString().codePoints().anyMatch(c -> c >= 0x600 && c < 0x700));
    }

    private static boolean isTimer(FlowNode node) {
        return node instanceof CatchEvent event
                && event.getEventDefinitions().stream().anyMatch(TimerEventDefinition.class::isInstance);
    }

    private static List<String> outcomes(UserTask task) {
        return task.getExtensionElements().getElementsQuery().filterByType(CamundaFormData.class).list().stream()
                .flatMap(form -> form.getCamundaFormFields().stream())
                .filter(field -> field.getCamundaId().equals(Variables.OUTCOME))
                .map(CamundaFormField::getCamundaValues)
                .flatMap(Collection::stream)
                .map(CamundaValue::getCamundaId)
                .toList();
    }

    private static Stream<String> names(String expression) {
        return NAME_IN_EXPRESSION
                .matcher(expression)
                .results()
                .map(MatchResult::group)
                .filter(name -> !WORDS.contains(name));
    }

    private static <T extends ModelElementInstance> Collection<T> all(BpmnModelInstance diagram, Class<T> type) {
        return diagram.getModelElementsByType(type);
    }
}
