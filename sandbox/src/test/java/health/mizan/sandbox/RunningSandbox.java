package health.mizan.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import health.mizan.sandbox.SandboxSettings.Door;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;

/** The sandbox on free ports, and a merchant's and a payer's way to talk to its gateway. */
final class RunningSandbox implements AutoCloseable {

    static final String SECRET = "whsec_"
            + Base64.getEncoder().encodeToString("32 bytes that everybody may know".getBytes(StandardCharsets.UTF_8));
    private static final String KEY = "merchant-key-of-this-test";

    private static final Door NOWHERE = new Door("", "", "", "");

    /** How long an answer is waited for. */
    Duration patience = Duration.ofSeconds(5);

    private final Sandbox sandbox;
    private final HttpClient http = HttpClient.newHttpClient();

    RunningSandbox(Path data, String webhookUrl) throws IOException {
        this.sandbox = Sandbox.start(
                new SandboxSettings("127.0.0.1", 0, 0, 0, 0, data, KEY, webhookUrl, SECRET, NOWHERE, NOWHERE, 1));
    }

    String address(String party) {
        return sandbox.servers().stream()
                .filter(server -> server.name().equals(party))
                .map(server -> "http://127.0.0.1:" + server.port())
                .findFirst()
                .orElseThrow();
    }

    Reply order(String reference, long amountMinor, String capture) {
        return post("/v1/payments", UUID.randomUUID().toString(), """
                {"merchantReference":"%s","amountMinor":%d,"currency":"SAR","capture":"%s",
                 "returnUrl":"http://localhost:1/return"}""".formatted(reference, amountMinor, capture));
    }

    /** A payment whose card was approved. */
    String held(String reference, long amountMinor) {
        String id = order(reference, amountMinor, "manual").text("id");
        pay(id, "4111 1111 1111 1111");
        return id;
    }

    Reply post(String path, String idempotencyKey, String body) {
        return send(to(path).header("Authorization", "Bearer " + KEY)
                .header("Idempotency-Key", idempotencyKey)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    Reply get(String path) {
        return send(to(path).header("Authorization", "Bearer " + KEY).GET());
    }

    Reply anonymous(String path) {
        return send(to(path).GET());
    }

    Reply pay(String id, String card) {
        return form("/pay/" + id, "card=" + card.replace(" ", "+"));
    }

    Reply form(String path, String fields) {
        return send(to(path).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(fields)));
    }

    Reply control(String method, String path, String json) {
        return send(to("/control/" + path).method(method, HttpRequest.BodyPublishers.ofString(json)));
    }

    @Override
    public void close() {
        sandbox.close();
        http.close();
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(address("gateway") + path)).timeout(patience);
    }

    private Reply send(HttpRequest.Builder request) {
        try {
            return new Reply(http.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException lost) {
            throw new ConnectionLost(lost);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    static final class ConnectionLost extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ConnectionLost(IOException cause) {
            super(cause);
        }
    }

    record Reply(HttpResponse<String> response) {

        int status() {
            return response.statusCode();
        }

        String body() {
            return response.body();
        }

        String location() {
            return response.headers().firstValue("location").orElse("");
        }

        JsonNode json() {
            return Json.readObject(response.body().getBytes(StandardCharsets.UTF_8));
        }

        String text(String field) {
            return json().path(field).asText();
        }

        long number(String field) {
            return json().path(field).asLong();
        }

        String errorCode() {
            return json().path("error").path("code").asText();
        }
    }
}
