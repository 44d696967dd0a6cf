package health.mizan.sandbox.demo;

import com.fasterxml.jackson.databind.JsonNode;
import health.mizan.sandbox.Json;
import health.mizan.sandbox.people.Exchange;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The outside parties by their controls: what they are told to do, and what their own books say. */
public final class Outside {

    private Outside() {}

    /** @param what one order, as the party's page describes it */
    public static void order(URI party, Map<String, Object> what) {
        control("POST", party, "switches", Json.write(what));
    }

    /** Trouble for the next calls that fit. */
    public static void fault(URI party, Map<String, Object> fault) {
        control("POST", party, "faults", Json.write(fault));
    }

    public static void calm(URI party) {
        control("DELETE", party, "faults", "");
    }

    /** @param time by which its clock moves on, such as {@code P8D} */
    public static void advance(URI party, String time) {
        control("POST", party, "clock", Json.write(Map.of("advance", time)));
    }

    /** A party's own book, as its control shows it. */
    public static Stream<JsonNode> book(URI party) {
        return array(control("GET", party, "book", ""));
    }

    /** The members of an answer that is a list. */
    public static Stream<JsonNode> array(Exchange.Answer answer) {
        return stream(Json.readObject(("{\"rows\":" + answer.text() + "}").getBytes(StandardCharsets.UTF_8))
                .path("rows"));
    }

    public static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static Exchange.Answer control(String method, URI party, String what, String body) {
        Exchange.Answer answer = Exchange.send(
                method, party.resolve("/control/" + what), Map.of("Content-Type", "application/json"), body);
        if (!answer.ok()) {
            throw new IllegalStateException(party + " did not take the order: " + answer.text());
        }
        return answer;
    }
}
