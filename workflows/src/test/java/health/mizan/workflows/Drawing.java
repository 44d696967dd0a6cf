package health.mizan.workflows;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;

/** A diagram as a person sees it: boxes and lines. */
final class Drawing {

    private static final double EDGE = 1;

    final Map<String, Box> boxes = new HashMap<>();
    final Map<String, List<Point>> lines = new HashMap<>();
    private final BpmnModelInstance diagram;

    Drawing(BpmnModelInstance diagram) {
        this.diagram = diagram;
        for (BpmnShape shape : diagram.getModelElementsByType(BpmnShape.class)) {
            Bounds bounds = shape.getBounds();
            boxes.put(
                    shape.getBpmnElement().getId(),
                    new Box(bounds.getX(), bounds.getY(), bounds.getWidth(), bounds.getHeight()));
        }
        for (BpmnEdge edge : diagram.getModelElementsByType(BpmnEdge.class)) {
            lines.put(
                    edge.getBpmnElement().getId(),
                    edge.getWaypoints().stream()
                            .map(point -> new Point(point.getX(), point.getY()))
                            .toList());
        }
    }

    record Point(double x, double y) {}

    record Box(double x, double y, double width, double height) {

        boolean overlaps(Box other) {
            return x < other.x + other.width
                    && other.x < x + width
                    && y < other.y + other.height
                    && other.y < y + height;
        }

        boolean hasOnItsEdge(Point point) {
            return grown(EDGE).holds(point) && !grown(-EDGE).holds(point);
        }

        boolean isCrossedBy(Segment line) {
            return grown(-EDGE).overlaps(line.box());
        }

        private boolean holds(Point point) {
            return point.x >= x && point.x <= x + width && point.y >= y && point.y <= y + height;
        }

        private Box grown(double by) {
            return new Box(x - by, y - by, width + 2 * by, height + 2 * by);
        }
    }

    record Segment(Point from, Point to) {

        boolean isStraight() {
            return from.x == to.x || from.y == to.y;
        }

        Box box() {
            return new Box(
                    Math.min(from.x, to.x),
                    Math.min(from.y, to.y),
                    Math.max(Math.abs(from.x - to.x), 0.01),
                    Math.max(Math.abs(from.y - to.y), 0.01));
        }

        /** One lies, the other stands, and they meet within both. */
        boolean crosses(Segment other) {
            boolean lies = from.y == to.y;
            if (lies == (other.from.y == other.to.y)) {
                return false;
            }
            Segment level = lies ? this : other;
            Segment upright = lies ? other : this;
            return strictly(level.from.x, upright.from.x, level.to.x)
                    && strictly(upright.from.y, level.from.y, upright.to.y);
        }

        private static boolean strictly(double end, double middle, double otherEnd) {
            return Math.min(end, otherEnd) + EDGE < middle && middle < Math.max(end, otherEnd) - EDGE;
        }
    }

    List<Segment> segments(SequenceFlow flow) {
        List<Point> points = lines.get(flow.getId());
        return IntStream.range(1, points.size())
                .mapToObj(i -> new Segment(points.get(i - 1), points.get(i)))
                .toList();
    }

    Box box(FlowNode node) {
        return boxes.get(node.getId());
    }

    /** Two flows that end (or begin) at one node may share the way to it. */
    List<String> crossings() {
        List<String> found = new ArrayList<>();
        List<SequenceFlow> flows = List.copyOf(diagram.getModelElementsByType(SequenceFlow.class));
        for (int i = 0; i < flows.size(); i++) {
            for (int j = i + 1; j < flows.size(); j++) {
                SequenceFlow one = flows.get(i);
                SequenceFlow other = flows.get(j);
                boolean meet = one.getSource() == other.getSource() || one.getTarget() == other.getTarget();
                if (!meet && cross(one, other)) {
                    found.add(one.getId() + " and " + other.getId());
                }
            }
        }
        return found;
    }

    private boolean cross(SequenceFlow one, SequenceFlow other) {
        return segments(one).stream().anyMatch(a -> segments(other).stream().anyMatch(a::crosses));
    }

    /** A boundary event sits on its task, so its flow may touch it. */
    static boolean belongsTo(SequenceFlow flow, FlowNode node) {
        return flow.getSource() == node
                || flow.getTarget() == node
                || sitsOn(flow.getSource(), node)
                || sitsOn(node, flow.getSource())
                || sitsOn(node, flow.getTarget());
    }

    static boolean sitsOn(FlowNode event, FlowNode task) {
        return event instanceof BoundaryEvent boundary && boundary.getAttachedTo() == task;
    }
}
