package health.mizan.fhir;

import health.mizan.testing.Http;
import health.mizan.testing.Http.Answer;
import java.util.UUID;

/** Messages to the server under test. */
public final class Messages {

    public static final String NPHIES = "http://nphies.sa/terminology/CodeSystem/ksa-message-events";

    private Messages() {}

    /** @param entries each a {@code {"fullUrl":…,"resource":…}}, after the header */
    public static String of(String system, String event, String... entries) {
        String id = UUID.randomUUID().toString();
        String header = """
                {"fullUrl":"urn:uuid:%1$s","resource":{"resourceType":"MessageHeader","id":"%1$s",
                 "eventCoding":{"system":"%2$s","code":"%3$s"},"source":{"endpoint":"urn:test"}}}
                """.formatted(id, system, event);
        return """
                {"resourceType":"Bundle","type":"message","timestamp":"2026-07-02T10:00:00.500+03:00","entry":[%s]}
                """.formatted(entries.length == 0 ? header : header + "," + String.join(",", entries));
    }

    public static String entry(String resource) {
        return "{\"fullUrl\":\"urn:uuid:" + UUID.randomUUID() + "\",\"resource\":" + resource + "}";
    }

    public static Answer send(Http http, String token, String message) {
        return http.call("POST", "/fhir/$process-message")
                .as(token)
                .body(Clients.JSON, message)
                .send();
    }

    /** {@code ok}, {@code transient-error} or {@code fatal-error}. */
    public static String code(Answer answer) {
        return answer.json().at("/entry/0/resource/response/code").asText();
    }
}
