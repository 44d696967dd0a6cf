package health.mizan.workflows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Process;

/** The diagrams as they are deployed. */
final class Diagrams {

    private Diagrams() {}

    static List<BpmnModelInstance> all() {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/processes"))) {
            return files.filter(file -> file.toString().endsWith(".bpmn"))
                    .sorted()
                    .map(file -> Bpmn.readModelFromFile(file.toFile()))
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static Process process(BpmnModelInstance diagram) {
        return diagram.getModelElementsByType(Process.class).iterator().next();
    }

    static String key(BpmnModelInstance diagram) {
        return process(diagram).getId();
    }
}
