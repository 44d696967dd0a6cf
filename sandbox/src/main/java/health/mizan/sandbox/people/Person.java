package health.mizan.sandbox.people;

import com.fasterxml.jackson.databind.JsonNode;
import health.mizan.sandbox.Json;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/** Somebody signed in at Mizan's API: a person of the default run, or the EMR. */
public final class Person {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final URI mizan;
    private final String name;
    private final String token;
    private final Line line;
    private final Duration patience;

    private Person(URI mizan, String name, String token, Line line, Duration patience) {
        this.mizan = mizan;
        this.name = name;
        this.token = token;
        this.line = line;
        this.patience = patience;
    }

    /** The same person at another address of the same Mizan, over another line, and with more or less patience. */
    public Person over(URI address, Line other, Duration waiting) {
        return new Person(address, name, token, other, waiting);
    }

    /** Signs in through the form of the default run's identity server. */
    public static Person login(URI mizan, String user) {
        JsonNode tokens =
                new CodeFlow(mizan.toString(), "demo-cli", "", "http://127.0.0.1:9/callback").tokens(user, "demo");
        return new Person(mizan, user, tokens.path("access_token").asText(), Exchange::send, PATIENCE);
    }

    /** The EMR's program, by its own secret. */
    public static Person emr(URI mizan) {
        JsonNode tokens = new CodeFlow(mizan.toString(), "demo-emr", "demo-emr", "")
                .token(Map.of("grant_type", "client_credentials"))
                .json();
        return new Person(mizan, "demo-emr", tokens.path("access_token").asText(), Exchange::send, PATIENCE);
    }

    public JsonNode get(String path) {
        return answered("GET", path, call("GET", path, Map.of(), ""));
    }

    public JsonNode post(String path, Object body) {
        return answered("POST", path, call("POST", path, Map.of("Content-Type", "application/json"), Json.write(body)));
    }

    /** Every POST carries a key of its own: one press of a button. */
    public Exchange.Answer call(String method, String path, Map<String, String> headers, String body) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Authorization", "Bearer " + token);
        if (method.equals("POST")) {
            all.putIfAbsent("Idempotency-Key", UUID.randomUUID().toString());
        }
        return line.send(method, URI.create(mizan + path), all, body);
    }

    /** Looks again until {@code enough}, for a minute at most unless more patient. */
    public JsonNode await(String path, Predicate<JsonNode> enough) {
        long until = System.nanoTime() + patience.toNanos();
        JsonNode seen = get(path);
        while (!enough.test(seen)) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException(
                        "still not as expected after " + patience + ": GET " + path + " says " + seen);
            }
            pause();
            seen = get(path);
        }
        return seen;
    }

    private JsonNode answered(String method, String path, Exchange.Answer answer) {
        if (!answer.ok()) {
            throw new IllegalStateException(
                    name + " got " + answer.status() + " for " + method + " " + path + ": " + answer.text());
        }
        return answer.json();
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
