package health.mizan.chaos;

import health.mizan.sandbox.demo.Outside;
import health.mizan.sandbox.demo.Staff;
import health.mizan.sandbox.people.Exchange;
import health.mizan.sandbox.people.Person;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The clinic's people, each on a line that does not give up. */
final class People {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** Where a key is kept with its answer, of what clients do here. */
    private static final Pattern KEYED = Pattern.compile("/api/(patients|refunds|payment-orders(/[^/]+/attempts)?)");

    /** Where doing it again would do no harm, so that no key is needed. */
    private static final Pattern KEPT = Pattern.compile("/api/(eligibility-checks|estimates)");

    private final Map<String, Person> all;

    /** @param issuer where they sign in; before anything fails, since they begin by it */
    People(URI mizan, URI issuer, ClientLog log) {
        this.all = Stream.of("desk", "biller", "finance", "operator")
                .collect(Collectors.toMap(Function.identity(), user -> Person.login(issuer, user)
                        .over(mizan, new SteadfastLine(issuer, user, log), PATIENCE)));
    }

    Staff staff() {
        return new Staff(all.get("desk"), all.get("biller"), all.get("finance"), all.get("operator"));
    }

    /** As an operator does after an outage, who knows that the other parties answer again. */
    void askAboutUnknownCalls() {
        Person operator = all.get("operator");
        Outside.stream(operator.get("/api/remote-calls?limit=200&state=unknown").path("items"))
                .map(call -> call.path("id").asText())
                .forEach(call -> operator.call("POST", "/api/remote-calls/" + call + "/inquiry", Map.of(), ""));
    }

    /** What becomes of what was acknowledged: the same request with the same key, or one look at each thing made. */
    List<Evidence.Told> again(List<ClientLog.Acknowledged> acknowledged) {
        Map<String, Exchange.Answer> looks = new HashMap<>();
        return acknowledged.stream().flatMap(one -> again(one, looks).stream()).toList();
    }

    private Optional<Evidence.Told> again(ClientLog.Acknowledged one, Map<String, Exchange.Answer> looks) {
        Person person = all.get(one.user());
        if (KEYED.matcher(one.path()).matches()) {
            Map<String, String> headers = Map.of("Content-Type", "application/json", "Idempotency-Key", one.key());
            return Optional.of(new Evidence.Told(one, person.call("POST", one.path(), headers, one.body()), true));
        }
        if (KEPT.matcher(one.path()).matches()) {
            String made = one.path() + "/" + one.answer().json().path("id").asText();
            Exchange.Answer now = looks.computeIfAbsent(made, path -> person.call("GET", path, Map.of(), ""));
            return Optional.of(new Evidence.Told(one, now, false));
        }
        return Optional.empty();
    }
}
