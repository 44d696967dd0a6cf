package health.mizan.sandbox.people;

import java.net.URI;
import java.util.Map;

/** How a person's request gets to Mizan, and its answer back. */
@FunctionalInterface
public interface Line {

    /** @param body empty for none */
    Exchange.Answer send(String method, URI address, Map<String, String> headers, String body);
}
