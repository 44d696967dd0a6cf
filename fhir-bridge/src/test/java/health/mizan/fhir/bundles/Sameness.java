package health.mizan.fhir.bundles;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Whether a resource came back as it was sent, but for what the server gives out itself. */
final class Sameness {

    private Sameness() {}

    static boolean same(JsonNode sent, JsonNode kept) {
        return bare(sent).equals(bare(kept));
    }

    /** References between resources that came together are rewritten to the ids they were given. */
    static boolean sameButReferences(JsonNode sent, JsonNode kept) {
        JsonNode left = bare(sent);
        JsonNode right = bare(kept);
        withoutReferences(left);
        withoutReferences(right);
        return left.equals(right);
    }

    /** The elements that differ. */
    static String difference(JsonNode sent, JsonNode kept) {
        List<String> names = new ArrayList<>();
        bare(sent).fieldNames().forEachRemaining(name -> {
            if (!bare(sent).get(name).equals(bare(kept).get(name))) {
                names.add(name);
            }
        });
        return String.join(",", names);
    }

    private static JsonNode bare(JsonNode resource) {
        ObjectNode copy = resource.deepCopy();
        copy.remove("id");
        if (copy.get("meta") instanceof ObjectNode meta) {
            meta.remove(List.of("versionId", "lastUpdated"));
            if (meta.isEmpty()) {
                copy.remove("meta");
            }
        }
        // White space between the tags of a narrative says nothing.
        if (copy.at("/text/div").isTextual()) {
            ((ObjectNode) copy.get("text"))
                    .put(
                            "div",
                            copy.at("/text/div")
                                    .asText()
                                    .replaceAll("\\s+", " ")
                                    .replaceAll("> <", "><"));
        }
        return copy;
    }

    private static void withoutReferences(JsonNode node) {
        if (node instanceof ObjectNode object) {
            if (object.path("reference").isTextual()) {
                object.put("reference", "");
            }
            object.forEach(Sameness::withoutReferences);
        } else if (node instanceof ArrayNode array) {
            array.forEach(Sameness::withoutReferences);
        }
    }
}
