package health.mizan.sandbox.messages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import health.mizan.sandbox.Json;
import health.mizan.sandbox.Refusal;
import health.mizan.sandbox.fhir.Fhir;
import java.util.Optional;

/** A received message Bundle; what it lacks to be one is refused. */
public record Message(JsonNode bundle) {

    public static Message read(byte[] body) {
        Message message = new Message(Json.readObject(body));
        require(message.bundle.path("resourceType").asText().equals("Bundle"), "the body is not a Bundle");
        require(message.bundle.path("type").asText().equals("message"), "Bundle.type is not message");
        require(!message.id().isBlank(), "Bundle.id is missing");
        require(
                message.header().path("resourceType").asText().equals("MessageHeader"),
                "the first entry is not a MessageHeader");
        require(!message.headerId().isBlank(), "MessageHeader.id is missing");
        require(!message.event().isBlank(), "MessageHeader.eventCoding is missing");
        require(message.focus().isObject(), "MessageHeader.focus names no entry of the Bundle");
        return message;
    }

    public String id() {
        return bundle.path("id").asText("");
    }

    public JsonNode header() {
        return bundle.path("entry").path(0).path("resource");
    }

    public String headerId() {
        return header().path("id").asText("");
    }

    public String event() {
        return header().path("eventCoding").path("code").asText("");
    }

    /** The licence of who sent it. */
    public String sender() {
        return header().path("sender").path("identifier").path("value").asText("");
    }

    public JsonNode focus() {
        return resolve(header().path("focus").path(0));
    }

    /** The entry that a reference names: by its whole address, or by the end of one, as some senders do. */
    public JsonNode resolve(JsonNode reference) {
        String to = reference.path("reference").asText("");
        Optional<JsonNode> exact = to.isEmpty() ? Optional.empty() : entry(to);
        return exact.orElse(MissingNode.getInstance());
    }

    public JsonNode first(String type) {
        return Fhir.stream(bundle.path("entry"))
                .map(entry -> entry.path("resource"))
                .filter(resource -> resource.path("resourceType").asText().equals(type))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    private Optional<JsonNode> entry(String to) {
        return Fhir.stream(bundle.path("entry"))
                .filter(entry -> entry.path("fullUrl").asText().equals(to)
                        || entry.path("fullUrl").asText().endsWith("/" + to))
                .map(entry -> entry.path("resource"))
                .findFirst();
    }

    private static void require(boolean given, String otherwise) {
        if (!given) {
            throw new Refusal(400, "structure", otherwise);
        }
    }
}
