package health.mizan.sandbox.emr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.mizan.sandbox.Json;
import health.mizan.sandbox.fhir.Fhir;
import health.mizan.sandbox.keeping.LineJournal;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** All that the EMR keeps, on disk before anybody hears of it. One change at a time: conditions decide who is first. */
final class EmrBook {

    private final LineJournal journal;
    private final Clock clock;
    private final Map<String, Kept> resources = new LinkedHashMap<>();
    private final Map<String, Message> messages = new LinkedHashMap<>();

    /** @param received how often it was sent to us */
    record Kept(EmrEntry.Stored stored, int received) {}

    /** @param status of the answer; 0 while there is none */
    record Message(EmrEntry.Told told, int status) {}

    private record Line(EmrEntry entry) {}

    EmrBook(LineJournal journal, Clock clock) {
        this.journal = journal;
        this.clock = clock;
        journal.before().forEach(line -> apply(Json.read(line, Line.class).entry()));
    }

    synchronized Optional<Kept> find(String kind, String id) {
        return Optional.ofNullable(resources.get(kind + "/" + id));
    }

    synchronized List<Kept> search(String kind, Predicate<JsonNode> fits) {
        return resources.values().stream()
                .filter(kept -> kept.stored().kind().equals(kind))
                .filter(kept -> fits.test(kept.stored().resource()))
                .toList();
    }

    synchronized List<Kept> all() {
        return List.copyOf(resources.values());
    }

    synchronized List<Message> messages() {
        return List.copyOf(messages.values());
    }

    synchronized Kept create(String kind, JsonNode content) {
        return store(kind, UUID.randomUUID().toString(), 1, content);
    }

    /** The same content again makes no version. */
    synchronized Kept update(Kept before, JsonNode content) {
        EmrEntry.Stored was = before.stored();
        if (content.equals(content(was.resource()))) {
            return repeated(before);
        }
        return store(was.kind(), was.id(), was.version() + 1, content);
    }

    /** It was sent again and is left as it is. */
    synchronized Kept repeated(Kept before) {
        EmrEntry.Stored was = before.stored();
        write(new EmrEntry.Repeated(was.kind(), was.id()));
        return find(was.kind(), was.id()).orElseThrow();
    }

    synchronized void write(EmrEntry entry) {
        journal.append(List.of(Json.write(new Line(entry))));
        apply(entry);
    }

    /** A resource without what this server gives it. */
    static JsonNode content(JsonNode resource) {
        ObjectNode content = ((ObjectNode) resource).deepCopy();
        content.remove("id");
        if (content.path("meta") instanceof ObjectNode meta) {
            meta.remove(List.of("versionId", "lastUpdated"));
            if (meta.isEmpty()) {
                content.remove("meta");
            }
        }
        return content;
    }

    private Kept store(String kind, String id, int version, JsonNode content) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        ObjectNode resource = Fhir.resource(kind, id);
        ObjectNode meta = resource.putObject("meta");
        if (content.path("meta") instanceof ObjectNode given) {
            meta.setAll(given);
        }
        meta.put("versionId", Integer.toString(version)).put("lastUpdated", now.toString());
        content.properties().forEach(member -> {
            if (!member.getKey().equals("meta")) {
                resource.set(member.getKey(), member.getValue());
            }
        });
        write(new EmrEntry.Stored(kind, id, version, now, resource));
        return find(kind, id).orElseThrow();
    }

    private void apply(EmrEntry entry) {
        switch (entry) {
            case EmrEntry.Stored stored ->
                resources.merge(
                        stored.kind() + "/" + stored.id(),
                        new Kept(stored, 1),
                        (before, now) -> new Kept(stored, before.received() + 1));
            case EmrEntry.Repeated repeated ->
                resources.computeIfPresent(
                        repeated.kind() + "/" + repeated.id(),
                        (key, before) -> new Kept(before.stored(), before.received() + 1));
            case EmrEntry.Told told -> messages.put(told.id(), new Message(told, 0));
            case EmrEntry.Heard heard ->
                messages.computeIfPresent(heard.id(), (id, before) -> new Message(before.told(), heard.status()));
        }
    }

    List<Map<String, Object>> rows() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Kept kept : all()) {
            JsonNode resource = kept.stored().resource();
            rows.add(row(
                    kept.stored().kind(),
                    kept.stored().id(),
                    resource.path("identifier").path(0).path("value").asText(""),
                    resource.path("status").asText(""),
                    kept.stored().version(),
                    kept.received()));
        }
        for (Message message : messages()) {
            String state = message.status() == 0 ? "not yet told" : "answered " + message.status();
            rows.add(row("told billing", message.told().id(), message.told().about(), state, 1, 0));
        }
        return rows;
    }

    private static Map<String, Object> row(
            String kind, String id, String identifier, String state, int version, int received) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("kind", kind);
        row.put("id", id);
        row.put("identifier", identifier);
        row.put("state", state);
        row.put("version", version);
        row.put("received", received);
        return row;
    }
}
