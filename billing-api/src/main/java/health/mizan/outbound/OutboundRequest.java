package health.mizan.outbound;

import java.util.HashMap;
import java.util.Map;

/**
 * One call to a target.
 *
 * @param path    below the target's base URL, starting with a slash, already percent-encoded, with its query
 * @param headers beyond those the target adds itself (authorization, correlation)
 */
public record OutboundRequest(String method, String path, Map<String, String> headers, Payload body) {

    public OutboundRequest {
        headers = Map.copyOf(headers);
    }

    public static OutboundRequest get(String path) {
        return new OutboundRequest("GET", path, Map.of(), Payload.NONE);
    }

    public static OutboundRequest post(String path, String contentType, Payload body) {
        return new OutboundRequest("POST", path, Map.of("Content-Type", contentType), body);
    }

    public static OutboundRequest put(String path, String contentType, Payload body) {
        return new OutboundRequest("PUT", path, Map.of("Content-Type", contentType), body);
    }

    public OutboundRequest with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new OutboundRequest(method, path, more, body);
    }

    /** Makes asking twice safe at parties that honour it: the same key is the same act. */
    public OutboundRequest idempotent(String key) {
        return with("Idempotency-Key", key);
    }

    /** Ties the other party's log to ours. Without it the target makes one up. */
    public OutboundRequest correlated(String id) {
        return with(OutboundTarget.CORRELATION, id);
    }
}
