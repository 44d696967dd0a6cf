package health.mizan.sandbox;

import java.util.Map;

/** What a sandbox server sends back. */
public record Answer(int status, String contentType, String body, Map<String, String> headers) {

    public static Answer json(int status, Object value) {
        return new Answer(status, "application/json", Json.write(value), Map.of());
    }

    public static Answer html(int status, String page) {
        return new Answer(status, "text/html; charset=utf-8", page, Map.of());
    }

    public static Answer seeOther(String location) {
        return new Answer(303, "text/plain", "", Map.of("Location", location));
    }

    public static Answer error(int status, String code, String message) {
        return json(status, Map.of("error", Map.of("code", code, "message", message)));
    }

    public Answer with(String header, String value) {
        return new Answer(status, contentType, body, Map.of(header, value));
    }
}
