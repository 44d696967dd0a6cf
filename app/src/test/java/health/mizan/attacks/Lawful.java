package health.mizan.attacks;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Not an attack: anything that succeeds is as expected. */
final class Lawful {

    private static final int[] SUCCESS = {200, 201, 202, 204, 302, 303};

    private Lawful() {}

    static AttackCase on(Surface surface) {
        ObjectNode expect = JsonNodeFactory.instance.objectNode();
        for (int status : SUCCESS) {
            expect.withArray("status").add(status);
        }
        return new AttackCase(
                "lawful",
                surface.name(),
                surface.twin(),
                "",
                JsonNodeFactory.instance.objectNode().put("method", "GET").put("path", "/"),
                expect);
    }
}
