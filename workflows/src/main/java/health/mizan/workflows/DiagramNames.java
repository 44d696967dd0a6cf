package health.mizan.workflows;

import health.mizan.processes.ProcessPicture.Name;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** What diagrams, their elements and the outcomes of their tasks are called. English stands in the diagram itself. */
@Component
public class DiagramNames {

    private final Properties arabic = new Properties();

    DiagramNames() {
        try (Reader file = new InputStreamReader(
                new ClassPathResource("processes_ar.properties").getInputStream(), StandardCharsets.UTF_8)) {
            arabic.load(file);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /**
     * @param english from the diagram
     * @param path    the diagram's key, then the element's id, then the outcome's, as far as they apply
     */
    public Name of(String english, String... path) {
        return new Name(english, arabic.getProperty(String.join(".", path), english));
    }
}
