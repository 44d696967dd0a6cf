package health.mizan.fhir.works;

import health.mizan.fhir.Interaction;
import health.mizan.fhir.Interactions;
import health.mizan.fhir.Verb;
import health.mizan.fhir.bundles.Write;
import health.mizan.fhir.bundles.Writes;
import health.mizan.fhir.bundles.Written;
import health.mizan.fhir.messages.MessageEvent;
import health.mizan.fhir.messages.MessageWork;
import health.mizan.fhir.messages.Received;
import health.mizan.fhir.refusals.Refusal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** What EMRs tell of visits: taken in whole, in one transaction, through the same door as a transaction bundle. */
@Component
class VisitMessages implements MessageWork {

    private final Writes writes;

    VisitMessages(Writes writes) {
        this.writes = writes;
    }

    @Override
    public Set<MessageEvent> events() {
        return EnumSet.of(
                MessageEvent.VISIT_PLANNED,
                MessageEvent.VISIT_ARRIVED,
                MessageEvent.VISIT_UPDATED,
                MessageEvent.SERVICE_CONFIRMED,
                MessageEvent.VISIT_CANCELLED);
    }

    @Override
    public Worked work(Received message) {
        requireEncounter(message);
        return Worked.of(tell(message).results().values().stream()
                .map(one ->
                        one.type() + "/" + one.id() + " " + one.result().name().toLowerCase(java.util.Locale.ROOT))
                .toList());
    }

    /** What became of each entry, by its fullUrl. */
    record Told(Map<String, Written> results) {}

    Told tell(Received message) {
        List<Write> asked = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        List<BundleEntryComponent> entries = message.heard().bundle().getEntry();
        for (int index = 1; index < entries.size(); index++) {
            BundleEntryComponent entry = entries.get(index);
            requireScope(message, entry.getResource(), index);
            asked.add(Write.told(entry.getResource(), entry.getFullUrl()));
            places.add(index);
        }
        List<Written> written =
                asked.isEmpty() ? List.of() : writes.apply(message.sender(), asked, places, Function.identity());
        Map<String, Written> results = new LinkedHashMap<>();
        for (int one = 0; one < written.size(); one++) {
            results.put(entries.get(places.get(one)).getFullUrl(), written.get(one));
        }
        return new Told(results);
    }

    private static void requireScope(Received message, Resource resource, int index) {
        String type = resource.fhirType();
        Optional<Interaction> interaction = Interactions.of(type);
        if (interaction.filter(one -> one.allows(Verb.CREATE)).isEmpty()) {
            throw Refusal.of(
                            Refusal.UNPROCESSABLE,
                            "not-supported",
                            type,
                            "is no type that billing takes from an EMR; leave it out")
                    .inEntry(index);
        }
        boolean may = interaction.get().admits(message.sender(), Verb.CREATE)
                && (!interaction.get().allows(Verb.UPDATE) || interaction.get().admits(message.sender(), Verb.UPDATE));
        if (!may) {
            throw Refusal.of(
                            Refusal.FORBIDDEN,
                            "forbidden",
                            type,
                            "needs the scope system/" + type + ".cu on this client")
                    .inEntry(index);
        }
    }

    private static void requireEncounter(Received message) {
        Set<String> states = message.event().encounterStates();
        if (states.isEmpty()) {
            return;
        }
        List<Encounter> encounters = message.heard().all(Encounter.class);
        boolean fits = !encounters.isEmpty()
                && encounters.stream()
                        .allMatch(encounter -> encounter.hasStatus()
                                && states.contains(encounter.getStatus().toCode()));
        if (!fits) {
            throw Refusal.of(
                    Refusal.UNPROCESSABLE,
                    "business-rule",
                    "Bundle.entry.resource.ofType(Encounter).status",
                    "the event " + message.event().code() + " comes with an Encounter whose status is "
                            + String.join(" or ", states.stream().sorted().toList()));
        }
    }
}
