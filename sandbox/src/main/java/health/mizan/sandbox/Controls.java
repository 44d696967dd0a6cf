package health.mizan.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;

/** What every server has besides its own paths: health, its book as a page and as JSON, faults, clock and switches. */
final class Controls {

    private static final String PAGE = "/control/page/";

    private final Party party;
    private final Faults faults;
    private final MovableClock clock;

    Controls(Party party, Faults faults, MovableClock clock) {
        this.party = party;
        this.faults = faults;
        this.clock = clock;
    }

    boolean owns(Call call) {
        return call.path().equals("/")
                || call.path().equals("/health")
                || call.path().startsWith("/control/");
    }

    Answer answer(Call call) {
        return switch (call.method() + " " + call.path()) {
            case "GET /" -> Answer.html(200, BookPage.of(party, faults, clock));
            case "GET /health" -> Answer.json(200, Map.of("status", "UP", "party", party.name()));
            case "GET /control/book" -> Answer.json(200, party.book());
            case "GET /control/faults" -> Answer.json(200, faults.list());
            case "POST /control/faults" -> {
                faults.arm(Fault.from(call.json()));
                yield Answer.json(201, faults.list());
            }
            case "DELETE /control/faults" -> {
                faults.clear();
                yield Answer.json(200, faults.list());
            }
            case "GET /control/clock" -> now();
            case "POST /control/clock" -> {
                clock.advance(duration(call.json()));
                party.timePassed();
                yield now();
            }
            case "GET /control/switches" -> Answer.json(200, party.switches(JsonNodeFactory.instance.objectNode()));
            case "POST /control/switches" -> Answer.json(200, party.switches(call.json()));
            default -> button(call);
        };
    }

    /** The page's buttons are plain forms. */
    private Answer button(Call call) {
        return switch (call.method() + " " + call.path()) {
            case "POST /control/page/faults" -> {
                faults.arm(Fault.from(JsonNodeFactory.instance
                        .objectNode()
                        .put("kind", call.form().getOrDefault("kind", ""))
                        .put("path", call.form().getOrDefault("path", "/"))));
                yield Answer.seeOther("/");
            }
            case "POST /control/page/calm" -> {
                faults.clear();
                yield Answer.seeOther("/");
            }
            case "POST /control/page/clock" -> {
                clock.advance(Duration.ofDays(1));
                party.timePassed();
                yield Answer.seeOther("/");
            }
            default -> ownButton(call);
        };
    }

    private Answer ownButton(Call call) {
        if (!call.method().equals("POST") || !call.path().startsWith(PAGE)) {
            return Answer.error(404, "no_such_control", "GET / shows what there is");
        }
        party.submitted(call.path().substring(PAGE.length()), call.form());
        return Answer.seeOther("/");
    }

    private Answer now() {
        return Answer.json(200, Map.of("now", clock.instant()));
    }

    private static Duration duration(JsonNode json) {
        try {
            return Duration.parse(json.path("advance").asText(""));
        } catch (DateTimeParseException notOne) {
            throw new Refusal(400, "not_a_duration", "advance is an ISO 8601 duration such as PT24H");
        }
    }
}
