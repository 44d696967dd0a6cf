package health.mizan.paying;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import health.mizan.attempts.Attempt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The payer at the gateway's page, and whoever has its controls in hand. */
final class Till {

    static final String VISA = "4111111111111111";
    static final String VISA_WITH_CODE = "4000000000003220";
    static final String VISA_WITHOUT_FUNDS = "4000000000009995";
    static final String STOLEN_VISA = "4000000000009979";
    static final String SLOW_VISA = "4000000000000119";
    static final String MADA = "5297412542005689";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String gateway;

    Till(int port) {
        this.gateway = "http://127.0.0.1:" + port;
    }

    /** Gives a card on the page. */
    int pay(Attempt attempt, String card) {
        return form(page(attempt), "card=" + card);
    }

    /** Answers the bank's question on the page. */
    void code(Attempt attempt, String code) {
        form(page(attempt) + "/code", "code=" + code);
    }

    void cancel(Attempt attempt) {
        form(page(attempt) + "/cancel", "");
    }

    /** The payment in the gateway's own book. */
    Optional<JsonNode> payment(Attempt attempt) {
        return StreamSupport.stream(book().spliterator(), false)
                .filter(row -> row.path("merchantReference").asText().equals(attempt.merchantReference()))
                .findFirst();
    }

    JsonNode book() {
        return json(send(HttpRequest.newBuilder(URI.create(gateway + "/control/book"))));
    }

    /** Of all payments: what was taken and not given back. */
    long keptMinor() {
        return sum("capturedMinor") - sum("refundedMinor");
    }

    long heldMinor() {
        return sum("capturableMinor");
    }

    /** Orders trouble for the next call that fits. */
    void fault(String kind, String method, String path) {
        control("POST", "faults", """
                {"kind":"%s","method":"%s","path":"%s"}""".formatted(kind, method, path));
    }

    void fault(String order) {
        control("POST", "faults", order);
    }

    void calm() {
        control("DELETE", "faults", "");
        webhooks("""
                {"copies":1,"delayMs":0,"reversed":false,"forged":false,"skewSeconds":0,"paused":false}""");
    }

    void advance(String time) {
        control("POST", "clock", "{\"advance\":\"" + time + "\"}");
    }

    void webhooks(String switches) {
        control("POST", "switches", "{\"webhooks\":" + switches + "}");
    }

    private long sum(String field) {
        return StreamSupport.stream(book().spliterator(), false)
                .mapToLong(row -> row.path(field).asLong())
                .sum();
    }

    private void control(String method, String path, String body) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(gateway + "/control/" + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
        if (answer.statusCode() / 100 != 2) {
            throw new AssertionError("the sandbox refused " + path + ": " + answer.body());
        }
    }

    private int form(String url, String fields) {
        return send(HttpRequest.newBuilder(URI.create(url))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(fields)))
                .statusCode();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private String page(Attempt attempt) {
        String id = payment(attempt).orElseThrow().path("id").asText();
        return gateway + "/pay/" + URLEncoder.encode(id, StandardCharsets.UTF_8);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException garbled) {
            throw new UncheckedIOException(garbled);
        }
    }
}
