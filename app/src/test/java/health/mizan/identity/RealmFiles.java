package health.mizan.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keycloak's realm as this repository ships it: production, and with the demo people and programs laid over it. */
final class RealmFiles {

    private static final ObjectMapper JSON = new ObjectMapper();

    private RealmFiles() {}

    static ObjectNode production() {
        return read("mizan-realm.json");
    }

    static ObjectNode overlay() {
        return read("demo/overlay.json");
    }

    static ObjectNode demo() {
        return read("demo/mizan-realm.json");
    }

    /** Lists of the overlay are added to those of the realm; everything else takes its place. */
    static ObjectNode merged() {
        ObjectNode realm = production();
        overlay().properties().forEach(entry -> {
            JsonNode before = realm.get(entry.getKey());
            if (before instanceof ArrayNode list) {
                list.addAll((ArrayNode) entry.getValue());
            } else {
                realm.set(entry.getKey(), entry.getValue());
            }
        });
        return realm;
    }

    private static ObjectNode read(String file) {
        try {
            return (ObjectNode) JSON.readTree(Files.readString(folder().resolve(file)));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static Path folder() {
        Path here = Path.of("deploy/keycloak");
        return Files.isDirectory(here) ? here : Path.of("..").resolve(here);
    }
}
