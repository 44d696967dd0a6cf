package health.mizan.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.workflows.Drawing.Box;
import health.mizan.workflows.Drawing.Point;
import health.mizan.workflows.Drawing.Segment;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A diagram is for people: nothing hidden, nothing crossed, the good course on one line from left to right. */
class DiagramLayoutTest {

    static Stream<Named<BpmnModelInstance>> diagrams() {
        return Diagrams.all().stream().map(diagram -> Named.of(Diagrams.key(diagram), diagram));
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void everything_is_drawn(BpmnModelInstance diagram) {
        Drawing drawing = new Drawing(diagram);

        assertThat(nodes(diagram)).allMatch(node -> drawing.boxes.containsKey(node.getId()));
        assertThat(flows(diagram)).allMatch(flow -> drawing.lines.containsKey(flow.getId()));
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void no_two_things_lie_on_each_other(BpmnModelInstance diagram) {
        Drawing drawing = new Drawing(diagram);
        List<FlowNode> nodes = List.copyOf(nodes(diagram));

        List<String> overlaps = nodes.stream()
                .flatMap(one -> nodes.stream()
                        .filter(other -> one.getId().compareTo(other.getId()) < 0)
                        .filter(other -> !Drawing.sitsOn(one, other) && !Drawing.sitsOn(other, one))
                        .filter(other -> drawing.box(one).overlaps(drawing.box(other)))
                        .map(other -> one.getId() + " and " + other.getId()))
                .toList();

        assertThat(overlaps).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void a_line_is_straight_and_runs_from_the_edge_of_its_source_to_the_edge_of_its_target(BpmnModelInstance diagram) {
        Drawing drawing = new Drawing(diagram);

        assertThat(flows(diagram)).allSatisfy(flow -> {
            List<Point> line = drawing.lines.get(flow.getId());
            assertThat(drawing.segments(flow)).as(flow.getId()).allMatch(Segment::isStraight);
            assertThat(drawing.box(flow.getSource()).hasOnItsEdge(line.getFirst()))
                    .as("the beginning of " + flow.getId())
                    .isTrue();
            assertThat(drawing.box(flow.getTarget()).hasOnItsEdge(line.getLast()))
                    .as("the end of " + flow.getId())
                    .isTrue();
        });
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void no_line_runs_through_what_it_does_not_belong_to(BpmnModelInstance diagram) {
        Drawing drawing = new Drawing(diagram);

        List<String> hits = flows(diagram).stream()
                .flatMap(flow -> nodes(diagram).stream()
                        .filter(node -> !Drawing.belongsTo(flow, node))
                        .filter(node -> drawing.segments(flow).stream().anyMatch(drawing.box(node)::isCrossedBy))
                        .map(node -> flow.getId() + " through " + node.getId()))
                .toList();

        assertThat(hits).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void no_two_lines_cross(BpmnModelInstance diagram) {
        assertThat(new Drawing(diagram).crossings()).isEmpty();
    }

    @Test
    void a_crossing_and_a_line_through_a_box_would_be_seen() {
        Box box = new Box(100, 100, 100, 80);
        Segment through = new Segment(new Point(0, 140), new Point(300, 140));
        Segment along = new Segment(new Point(0, 90), new Point(300, 90));
        Segment upright = new Segment(new Point(50, 0), new Point(50, 200));

        assertThat(box.isCrossedBy(through)).isTrue();
        assertThat(box.isCrossedBy(along)).isFalse();
        assertThat(through.crosses(upright)).isTrue();
        assertThat(through.crosses(along)).isFalse();
        assertThat(new Segment(new Point(50, 140), new Point(300, 140)).crosses(upright))
                .as("one that begins on the other")
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void the_good_course_runs_straight_from_left_to_right(BpmnModelInstance diagram) {
        Drawing drawing = new Drawing(diagram);
        FlowNode at =
                diagram.getModelElementsByType(StartEvent.class).iterator().next();
        double line = centre(drawing, at);

        while (!(at instanceof EndEvent)) {
            FlowNode here = at;
            Optional<FlowNode> next = here.getOutgoing().stream()
                    .map(SequenceFlow::getTarget)
                    .filter(target -> centre(drawing, target) == line)
                    .filter(target ->
                            drawing.box(target).x() > drawing.box(here).x())
                    .min((a, b) ->
                            Double.compare(drawing.box(a).x(), drawing.box(b).x()));
            assertThat(next).as("what follows " + here.getId() + " on its line").isPresent();
            at = next.orElseThrow();
        }

        assertThat(at.getName()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void nothing_of_the_good_course_lies_beside_what_goes_wrong(BpmnModelInstance diagram) {
        Drawing drawing = new Drawing(diagram);
        double line = centre(
                drawing,
                diagram.getModelElementsByType(StartEvent.class).iterator().next());

        assertThat(diagram.getModelElementsByType(UserTask.class))
                .as("a task for a person is not the good course")
                .allMatch(task -> centre(drawing, task) > line);
    }

    private static double centre(Drawing drawing, FlowNode node) {
        return drawing.box(node).y() + drawing.box(node).height() / 2;
    }

    private static Collection<FlowNode> nodes(BpmnModelInstance diagram) {
        return diagram.getModelElementsByType(FlowNode.class);
    }

    private static Collection<SequenceFlow> flows(BpmnModelInstance diagram) {
        return diagram.getModelElementsByType(SequenceFlow.class);
    }
}
