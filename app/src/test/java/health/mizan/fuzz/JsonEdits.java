package health.mizan.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Bytes as edits of sound JSON. A fuzzer that changes letters seldom leaves JSON behind; bytes that do not begin like
 * text are read as a list of edits instead, so that most inputs get past the parser and into what they are about.
 */
final class JsonEdits {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int MOST_EDITS = 4;

    private static final List<JsonNode> ODD = List.of(
            NODES.nullNode(),
            NODES.textNode(""),
            NODES.textNode(" "),
            NODES.numberNode(-1),
            NODES.numberNode(1.5),
            NODES.booleanNode(true),
            NODES.arrayNode(),
            NODES.arrayNode().addNull(),
            NODES.objectNode(),
            NODES.objectNode().put("id", "a"),
            NODES.textNode("#nowhere"),
            NODES.textNode("Patient?identifier=a|b"),
            NODES.textNode("urn:uuid:00000000-0000-4000-8000-000000000000"),
            NODES.textNode("2026-02-30"),
            NODES.textNode("0001-01-01T00:00:00+14:00"),
            NODES.textNode("<div xmlns=\"http://www.w3.org/1999/xhtml\">a</div>"),
            NODES.textNode("\u0001\t\r\n \u2028\uFFFE"));

    private final List<JsonNode> sound;

    private JsonEdits(List<JsonNode> sound) {
        this.sound = sound;
    }

    static JsonEdits of(Class<?> target) {
        return new JsonEdits(Seeds.of(target).stream()
                .filter(seed -> seed.toString().endsWith(".json"))
                .map(seed -> tree(Seeds.bytes(seed)))
                .toList());
    }

    byte[] body(byte[] sent) {
        if (sent.length < 2 || sent[0] >= ' ' || sound.isEmpty()) {
            return sent;
        }
        ByteBuffer program = ByteBuffer.wrap(sent);
        JsonNode resource = sound.get(next(program) % sound.size()).deepCopy();
        int edits = 1 + next(program) % MOST_EDITS;
        for (int i = 0; i < edits && program.remaining() > 2; i++) {
            edit(resource, program);
        }
        return resource.toString().getBytes(UTF_8);
    }

    private static void edit(JsonNode resource, ByteBuffer program) {
        List<Runnable> edits = new ArrayList<>();
        int kind = next(program);
        int place = (next(program) << 8) + next(program);
        JsonNode value = kind < ODD.size() ? ODD.get(kind).deepCopy() : text(program, kind % 24);
        List<JsonNode> all = new ArrayList<>();
        collect(resource, all);
        JsonNode other = all.get((place + kind) % all.size()).deepCopy();
        // Another element's value in this one's place breaks types that letters alone never break.
        JsonNode put = kind >= 128 ? other : value;
        for (JsonNode node : all) {
            if (node instanceof ObjectNode object) {
                object.fieldNames().forEachRemaining(name -> edits.add(() -> object.set(name, put)));
                edits.add(() -> object.set("_id", put));
                edits.add(() -> object.set("extension", NODES.arrayNode().add(put.deepCopy())));
            } else if (node instanceof ArrayNode array) {
                for (int i = 0; i < array.size(); i++) {
                    int at = i;
                    edits.add(() -> array.set(at, put));
                    edits.add(() -> array.insert(at, array.get(at).deepCopy()));
                }
            }
        }
        edits.get(place % edits.size()).run();
    }

    private static void collect(JsonNode node, List<JsonNode> into) {
        into.add(node);
        node.forEach(child -> collect(child, into));
    }

    private static JsonNode text(ByteBuffer program, int length) {
        byte[] bytes = new byte[Math.min(length, program.remaining())];
        program.get(bytes);
        return NODES.textNode(new String(bytes, UTF_8));
    }

    private static int next(ByteBuffer program) {
        return program.hasRemaining() ? program.get() & 0xFF : 0;
    }

    private static JsonNode tree(byte[] bytes) {
        try {
            return JSON.readTree(bytes);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
