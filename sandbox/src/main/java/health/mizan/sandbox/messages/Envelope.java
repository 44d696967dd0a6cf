package health.mizan.sandbox.messages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.mizan.sandbox.fhir.Fhir;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** A message Bundle being written: header, the resource it is about, and what that refers to. */
public final class Envelope {

    private static final String EVENTS = Nphies.CODES + "ksa-message-events";
    private static final String PROFILE = Nphies.EXTENSIONS;

    private final ObjectNode header =
            Fhir.resource("MessageHeader", UUID.randomUUID().toString());
    private final Map<String, JsonNode> entries = new LinkedHashMap<>();
    private final Instant now;

    private Envelope(String event, Instant now) {
        this.now = now;
        profile(header, "message-header");
        header.putObject("eventCoding").put("system", EVENTS).put("code", event);
    }

    /** To whoever sent the message, from whom it was meant for. */
    public static Envelope back(Message to, String event, Instant now) {
        Envelope envelope = new Envelope(event, now);
        JsonNode asked = to.header();
        JsonNode self = asked.path("destination").path(0);
        ObjectNode destination = envelope.header.putArray("destination").addObject();
        destination.put("endpoint", asked.path("source").path("endpoint").asText("urn:unknown"));
        destination.set("receiver", asked.path("sender").deepCopy());
        envelope.header.set("sender", self.path("receiver").deepCopy());
        envelope.header
                .putObject("source")
                .put("endpoint", self.path("endpoint").asText("urn:unknown"));
        return envelope;
    }

    /** Makes it the answer on the same connection; a later one carries no response (BV-00248). */
    public Envelope answering(Message to, String code) {
        header.putObject("response").put("identifier", to.headerId()).put("code", code);
        return this;
    }

    /** @param outcome an OperationOutcome that says what is wrong */
    public Envelope because(ObjectNode outcome) {
        String url = "urn:uuid:" + UUID.randomUUID();
        ((ObjectNode) header.path("response")).set("details", Fhir.reference(url));
        entries.put(url, outcome);
        return this;
    }

    public Envelope about(String url, ObjectNode focus, String profile) {
        profile(focus, profile);
        header.putArray("focus").add(Fhir.reference(url));
        entries.put(url, focus);
        return this;
    }

    public Envelope with(String url, JsonNode resource) {
        entries.putIfAbsent(url, resource);
        return this;
    }

    /** What the other message carried of these kinds, under the same addresses. */
    public Envelope withTheirs(Message other, java.util.Set<String> types) {
        Fhir.stream(other.bundle().path("entry"))
                .filter(entry -> types.contains(
                        entry.path("resource").path("resourceType").asText()))
                .forEach(entry -> with(entry.path("fullUrl").asText(), entry.path("resource")));
        return this;
    }

    public ObjectNode bundle() {
        ObjectNode bundle = Fhir.resource("Bundle", UUID.randomUUID().toString());
        profile(bundle, "bundle");
        bundle.put("type", "message").put("timestamp", now.toString());
        var written = bundle.putArray("entry");
        written.addObject()
                .put("fullUrl", "urn:uuid:" + header.path("id").asText())
                .set("resource", header);
        entries.forEach(
                (url, resource) -> written.addObject().put("fullUrl", url).set("resource", resource));
        return bundle;
    }

    private static void profile(ObjectNode resource, String name) {
        resource.putObject("meta").putArray("profile").add(PROFILE + name + "|1.0.0");
    }
}
