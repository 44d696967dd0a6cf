package health.mizan.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Trouble that a server makes on demand.
 *
 * @param method      the HTTP method it strikes; empty strikes all
 * @param path        the start of the paths it strikes
 * @param times       how often it strikes before it is used up
 * @param probability from 0 to 1, drawn from the server's seeded random numbers for each request that fits
 * @param delay       how long {@link Kind#DELAY} and {@link Kind#DELAY_AFTER} wait
 * @param status      what {@link Kind#STATUS} and {@link Kind#STATUS_AFTER} answer
 */
record Fault(Kind kind, String method, String path, int times, double probability, Duration delay, int status) {

    enum Kind {
        DELAY("answers as always, a second late"),
        DELAY_AFTER("does what was asked, and answers a second later"),
        HANG("does what was asked and never answers"),
        DROP_BEFORE("closes the connection, nothing was done"),
        DROP_AFTER("does what was asked, then closes the connection without an answer"),
        STATUS("answers an error, nothing was done"),
        STATUS_AFTER("does what was asked, then answers an error"),
        GARBLE("does what was asked, then answers with half of the body"),
        WEB_PAGE("does what was asked, then answers 200 with a web page");

        private final String effect;

        Kind(String effect) {
            this.effect = effect;
        }

        /** As in the control API. */
        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** What it does unless told otherwise, for the page. */
        String effect() {
            return effect;
        }
    }

    static Fault from(JsonNode json) {
        String kind = json.path("kind").asText("");
        return new Fault(
                kindOf(kind),
                json.path("method").asText("").toUpperCase(Locale.ROOT),
                json.path("path").asText("/"),
                json.path("times").asInt(1),
                json.path("probability").asDouble(1.0),
                Duration.ofMillis(json.path("delayMs").asLong(1000)),
                json.path("status").asInt(503));
    }

    boolean fits(String calledMethod, String calledPath) {
        return (method.isEmpty() || method.equals(calledMethod)) && calledPath.startsWith(path);
    }

    private static Kind kindOf(String text) {
        for (Kind kind : Kind.values()) {
            if (kind.code().equals(text.toLowerCase(Locale.ROOT).replace('_', '-'))) {
                return kind;
            }
        }
        throw new Refusal(
                400,
                "unknown_kind",
                "a fault is one of "
                        + Arrays.stream(Kind.values()).map(Kind::code).collect(Collectors.joining(", ")));
    }
}
