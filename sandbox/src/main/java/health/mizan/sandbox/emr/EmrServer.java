package health.mizan.sandbox.emr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.mizan.sandbox.Answer;
import health.mizan.sandbox.Call;
import health.mizan.sandbox.Json;
import health.mizan.sandbox.Refusal;
import health.mizan.sandbox.fhir.Fhir;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Read, search, create, update, and the conditional ones, as R4 section 3.1.0 has them. */
final class EmrServer {

    private final EmrBook book;

    EmrServer(EmrBook book) {
        this.book = book;
    }

    Answer answer(Call call) {
        if (!call.segment(0).equals("fhir")) {
            throw new Refusal(404, "not-found", "the FHIR server is at /fhir");
        }
        String kind = call.segment(1);
        String id = call.segment(2);
        if (call.method().equals("GET") && kind.equals("metadata")) {
            return Fhir.answer(200, capabilities());
        }
        Shapes.requireKnown(kind);
        return switch (call.method()) {
            case "GET" -> id.isEmpty() ? search(kind, call) : read(kind, id);
            case "POST" -> create(kind, call);
            case "PUT" -> id.isEmpty() ? updateFound(kind, call) : update(kind, id, call);
            default -> throw new Refusal(405, "not-supported", "there is read, search, create and update");
        };
    }

    private Answer read(String kind, String id) {
        return whole(
                200, book.find(kind, id).orElseThrow(() -> new Refusal(404, "not-found", "there is no such thing")));
    }

    private Answer search(String kind, Call call) {
        List<EmrBook.Kept> found = book.search(kind, Search.of(call.parameters()));
        ObjectNode bundle = Fhir.object().put("resourceType", "Bundle").put("type", "searchset");
        bundle.put("total", found.size());
        ArrayNode entries = bundle.putArray("entry");
        for (EmrBook.Kept kept : found) {
            ObjectNode entry = entries.addObject()
                    .put("fullUrl", "urn:uuid:" + kept.stored().id());
            entry.set("resource", kept.stored().resource());
            entry.putObject("search").put("mode", "match");
        }
        if (entries.isEmpty()) {
            bundle.remove("entry");
        }
        return Fhir.answer(200, bundle);
    }

    private Answer create(String kind, Call call) {
        JsonNode content = content(kind, call);
        String condition = call.header("if-none-exist").orElse("");
        synchronized (book) {
            if (condition.isEmpty()) {
                return whole(201, book.create(kind, content));
            }
            List<EmrBook.Kept> found = atMostOne(book.search(kind, Search.condition(condition)));
            return found.isEmpty()
                    ? whole(201, book.create(kind, content))
                    : whole(200, book.repeated(found.getFirst()));
        }
    }

    private Answer updateFound(String kind, Call call) {
        JsonNode content = content(kind, call);
        synchronized (book) {
            List<EmrBook.Kept> found = atMostOne(book.search(kind, Search.condition(call.parameters())));
            return found.isEmpty()
                    ? whole(201, book.create(kind, content))
                    : whole(200, book.update(found.getFirst(), content));
        }
    }

    private Answer update(String kind, String id, Call call) {
        JsonNode content = content(kind, call);
        synchronized (book) {
            EmrBook.Kept before = book.find(kind, id)
                    .orElseThrow(() -> new Refusal(404, "not-found", "ids are given by this server"));
            String expected = call.header("if-match").orElse("");
            if (!expected.isEmpty() && !expected.equals(tag(before))) {
                throw new Refusal(412, "conflict", "somebody has changed it since version " + expected);
            }
            return whole(200, book.update(before, content));
        }
    }

    private static List<EmrBook.Kept> atMostOne(List<EmrBook.Kept> found) {
        if (found.size() > 1) {
            throw new Refusal(412, "multiple-matches", "the condition fits several");
        }
        return found;
    }

    private static JsonNode content(String kind, Call call) {
        JsonNode resource = Json.readObject(call.body());
        Shapes.check(kind, resource);
        return EmrBook.content(resource);
    }

    private static Answer whole(int status, EmrBook.Kept kept) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ETag", tag(kept));
        headers.put(
                "Location",
                "/fhir/" + kept.stored().kind() + "/" + kept.stored().id() + "/_history/"
                        + kept.stored().version());
        Answer answer = Fhir.answer(status, kept.stored().resource());
        return new Answer(answer.status(), answer.contentType(), answer.body(), headers);
    }

    private static String tag(EmrBook.Kept kept) {
        return "W/\"" + kept.stored().version() + "\"";
    }

    private static ObjectNode capabilities() {
        ObjectNode capabilities = Fhir.object().put("resourceType", "CapabilityStatement");
        capabilities.put("status", "active").put("kind", "instance").put("fhirVersion", "4.0.1");
        capabilities.put("date", "2026-01-01").putArray("format").add("json");
        ObjectNode rest = capabilities.putArray("rest").addObject().put("mode", "server");
        ArrayNode resources = rest.putArray("resource");
        for (String kind : Shapes.kinds()) {
            ObjectNode resource = resources.addObject().put("type", kind);
            ArrayNode interactions = resource.putArray("interaction");
            List.of("read", "search-type", "create", "update")
                    .forEach(code -> interactions.addObject().put("code", code));
            resource.put("conditionalCreate", true).put("conditionalUpdate", true);
        }
        return capabilities;
    }
}
