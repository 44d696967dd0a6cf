package health.mizan.sandbox.payer;

import com.fasterxml.jackson.databind.JsonNode;
import health.mizan.sandbox.Refusal;
import health.mizan.sandbox.payer.decisions.Adjudicator;
import health.mizan.sandbox.payer.decisions.Plan;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the payer was told to do, newest first. Each order is one of
 * <pre>
 * {"scenario": {"for": "NJD-1003-00", "is": "pended"}}       for a member or claim number, or any
 * {"deny": {"for": "any", "service": "DS-202", "reason": "MN-1-1", "allowedMinor": 0}}
 * {"plan": {"for": "NJD-1003-00", "percent": 40, "capMinor": 20000}}
 * {"member": {"person": "1000000008", "insurer": "NAJD-001", "number": "NJD-1-00", "plan": "SILVER", "until": "2027-06-30"}}
 * {"pendFor": "PT5S"}   {"hangMs": 65000}   {"forget": true}
 * </pre>
 * The reason of a denial says who bears it: MN-1-1 (not indicated) the provider, CV-1-4 (not covered) the member.
 */
final class Orders {

    private static final Duration PEND = Duration.ofSeconds(5);
    private static final Duration HANG = Duration.ofSeconds(65);

    private final List<JsonNode> newestFirst = new ArrayList<>();

    Orders(List<PayerEntry.Ordered> given) {
        given.forEach(ordered -> newestFirst.addFirst(ordered.order()));
    }

    /** Refuses what makes no sense, before it is written down. */
    static void check(JsonNode order) {
        if (order.has("scenario")) {
            scenario(order.path("scenario").path("is").asText());
        }
        if (order.has("deny") && order.path("deny").path("service").asText("").isEmpty()) {
            throw new Refusal(400, "no_service", "deny names a service code");
        }
        if (order.has("plan") && !order.path("plan").path("percent").isInt()) {
            throw new Refusal(400, "no_percent", "plan names a percent and perhaps a capMinor");
        }
        duration(order.path("pendFor").asText("PT0S"));
    }

    /** Somebody to be enrolled; the last day may be left out. */
    static PayerEntry.Enrolled member(JsonNode order) {
        String person = order.path("person").asText("").strip();
        String number = order.path("number").asText("").strip();
        if (person.isEmpty() || number.isEmpty()) {
            throw new Refusal(400, "no_member", "member names a person's identity number and a member number");
        }
        return new PayerEntry.Enrolled(
                person,
                order.path("insurer").asText("NAJD-001").strip(),
                number,
                order.path("plan").asText("").strip(),
                order.path("until").asText("").strip());
    }

    Scenario scenario(Member member, String claim) {
        return newestFirst.stream()
                .map(order -> order.path("scenario"))
                .filter(order -> fits(order, member, claim))
                .map(order -> scenario(order.path("is").asText()))
                .findFirst()
                .orElseGet(() -> Scenario.of(member.person(), member.number()));
    }

    Plan plan(Member member, String claim) {
        Plan own = Plan.of(member.plan());
        return newestFirst.stream()
                .map(order -> order.path("plan"))
                .filter(order -> fits(order, member, claim))
                .map(order -> own.with(
                        order.path("percent").asInt(), order.path("capMinor").asLong(0)))
                .findFirst()
                .orElse(own);
    }

    Adjudicator.Ruling ruling(Adjudicator.Line line, Member member, String claim) {
        return newestFirst.stream()
                .map(order -> order.path("deny"))
                .filter(order -> fits(order, member, claim))
                .filter(order -> order.path("service").asText().equals(line.service()))
                .map(order -> new Adjudicator.Ruling(
                        Math.clamp(order.path("allowedMinor").asLong(0), 0, line.priced()),
                        order.path("reason").asText("MN-1-1")))
                .findFirst()
                .orElseGet(() -> new Adjudicator.Ruling(line.priced(), null));
    }

    Duration pendFor() {
        return newestFirst.stream()
                .filter(order -> order.has("pendFor"))
                .map(order -> duration(order.path("pendFor").asText()))
                .findFirst()
                .orElse(PEND);
    }

    Duration hang() {
        return newestFirst.stream()
                .filter(order -> order.has("hangMs"))
                .map(order -> Duration.ofMillis(order.path("hangMs").asLong()))
                .findFirst()
                .orElse(HANG);
    }

    Map<String, Object> describe() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("pendFor", pendFor().toString());
        all.put("hangMs", hang().toMillis());
        all.put("orders", newestFirst);
        return all;
    }

    private static boolean fits(JsonNode order, Member member, String claim) {
        String whom = order.path("for").asText("");
        return !whom.isEmpty() && (whom.equals("any") || whom.equals(member.number()) || whom.equals(claim));
    }

    private static Scenario scenario(String text) {
        try {
            return Scenario.valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException unknown) {
            throw new Refusal(400, "unknown_scenario", "there is no scenario of this name");
        }
    }

    private static Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException notOne) {
            throw new Refusal(400, "not_a_duration", "pendFor is an ISO 8601 duration such as PT5S");
        }
    }
}
