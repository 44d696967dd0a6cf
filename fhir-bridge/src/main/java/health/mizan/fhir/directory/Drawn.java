package health.mizan.fhir.directory;

import health.mizan.web.Page;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;

/** Pages of what is drawn from our state. */
final class Drawn {

    private Drawn() {}

    static Page<Resource> only(Stream<? extends Resource> found) {
        List<Resource> items = found.<Resource>map(one -> one).toList();
        return new Page<>(items, null);
    }
}
