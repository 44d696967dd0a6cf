package health.mizan.attacks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/** One line of the sample: who sends what where, and what must come of it. Its endpoints and ids are placeholders. */
record AttackCase(String id, String surface, String title, String actor, JsonNode request, JsonNode expect) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static AttackCase parse(String line) {
        try {
            JsonNode json = JSON.readTree(line);
            return new AttackCase(
                    json.path("id").asText(),
                    json.path("surface").asText(),
                    json.path("title").asText(),
                    json.path("actor").asText(),
                    json.path("request"),
                    json.path("expect"));
        } catch (IOException garbled) {
            throw new UncheckedIOException(garbled);
        }
    }

    /** The answers that are a refusal, or harmless; words like {@code closed} are left to the binding. */
    TreeSet<Integer> statuses() {
        TreeSet<Integer> statuses = new TreeSet<>();
        expect.path("status").forEach(status -> {
            if (status.asText().matches("[0-9]{3}")) {
                statuses.add(status.asInt());
            }
        });
        return statuses;
    }

    /** Texts that no answer holds, still as placeholders. */
    List<String> absent() {
        return texts("absent");
    }

    /** Header lines that no answer has, still as placeholders. */
    List<String> absentHeaders() {
        return texts("header_absent");
    }

    boolean leavesAuditRow() {
        return expect.path("audit").asText().equals("access-denied");
    }

    /** The media types, one of which every answer has; empty if the case does not say. */
    List<String> contentTypes() {
        String wanted = expect.path("header").path("Content-Type").asText();
        return wanted.isEmpty() ? List.of() : List.of(wanted.split("\\|"));
    }

    @Override
    public String toString() {
        return id + " " + title;
    }

    private List<String> texts(String field) {
        return StreamSupport.stream(expect.path(field).spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
