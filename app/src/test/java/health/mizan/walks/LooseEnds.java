package health.mizan.walks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.mizan.sandbox.demo.Outside;
import health.mizan.sandbox.demo.Staff;
import health.mizan.sandbox.demo.Visit;
import health.mizan.sandbox.people.Exchange;
import health.mizan.testing.Eventually;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What nobody works on any more though it is not done: processes, deliveries, calls of unknown outcome. */
final class LooseEnds {

    private static final String STUCK = "/api/processes";
    private static final String PARKED = "/api/outbox/deliveries?limit=200&state=parked";
    private static final String UNKNOWN = "/api/remote-calls?limit=200&state=unknown";

    private final Staff staff;
    private final Duration patience;
    private final Set<String> before;
    private final List<String> allowedToWait = new ArrayList<>();
    private final Set<String> allowedOfVisit = new HashSet<>();

    LooseEnds(Staff staff, Duration patience) {
        this.staff = staff;
        this.patience = patience;
        this.before = all().map(LooseEnds::id).collect(Collectors.toSet());
    }

    void mayWait(String process) {
        allowedToWait.add(process);
    }

    void mayWait(Visit visit, String process) {
        allowedOfVisit.add(place(visit, process));
    }

    void everyEventIsDelivered() {
        Eventually.until("every event is delivered", () -> items(
                        staff.operator().get("/api/outbox/deliveries?limit=200&state=pending"))
                .isEmpty());
    }

    void thereAreNone(List<Visit> visits) {
        for (Visit visit : visits) {
            try {
                Eventually.until("nothing waits without a reason", patience, () -> waiting(visit)
                        .isEmpty());
            } catch (AssertionError stillWaiting) {
                throw new AssertionError(
                        "nothing waits without a reason: " + visit.financialCase() + " has " + waiting(visit),
                        stillWaiting);
            }
        }
        assertThat(all().filter(end -> !before.contains(id(end))))
                .as("stuck processes, parked deliveries, calls of unknown outcome")
                .isEmpty();
    }

    private Stream<JsonNode> all() {
        Exchange.Answer stuck = staff.finance().call("GET", STUCK, Map.of(), "");
        return Stream.of(
                        Outside.array(stuck),
                        items(staff.operator().get(PARKED)).stream(),
                        items(staff.operator().get(UNKNOWN)).stream())
                .flatMap(ends -> ends);
    }

    /** What is not done for long is asked about again and again, and tells how often. */
    private static String id(JsonNode end) {
        return end.path("id").asText();
    }

    private List<String> waiting(Visit visit) {
        Exchange.Answer answer = staff.finance().call("GET", STUCK + "?case=" + visit.financialCase(), Map.of(), "");
        return Outside.array(answer)
                .filter(process -> !process.path("state").asText().equals("ended"))
                .flatMap(LooseEnds::standing)
                .filter(place -> !allowedToWait.contains(place) && !allowedOfVisit.contains(place(visit, place)))
                .toList();
    }

    private static String place(Visit visit, String process) {
        return visit.financialCase() + " " + process;
    }

    private static Stream<String> standing(JsonNode process) {
        String name = process.path("process").asText();
        return process.path("state").asText().equals("stuck")
                ? Stream.of(name + " is stuck")
                : Outside.stream(process.path("at"))
                        .map(place -> name + " at " + place.path("activity").asText());
    }

    private static List<JsonNode> items(JsonNode page) {
        return Outside.stream(page.path("items")).toList();
    }
}
