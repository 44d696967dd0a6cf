package health.mizan.sandbox.emr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.mizan.sandbox.Refusal;
import health.mizan.sandbox.fhir.Fhir;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What the EMR knows of a visit already, so that a later order need not say it again. */
final class VisitMemory {

    private VisitMemory() {}

    /** With patient, site and orders as they were, where the order to this EMR does not name them. */
    static Visit completed(EmrBook book, Visit told) {
        Optional<JsonNode> known = encounter(book, told.number());
        if (known.isEmpty()) {
            if (!told.state().equals("arrived")) {
                throw new Refusal(404, "not_found", "there is no such visit");
            }
            return told;
        }
        List<String> services =
                book.search("ServiceRequest", numbered(VisitBundles.ORDERS, told.number() + "-")).stream()
                        .map(kept -> Fhir.code(kept.stored().resource().path("code")))
                        .toList();
        return new Visit(
                told.number(),
                number(known.get().path("serviceProvider")),
                told.patient().has("value") ? told.patient() : patient(book, known.get()),
                number(known.get().path("participant").path(0).path("individual")),
                told.services().isEmpty() ? services : told.services(),
                told.diagnosis(),
                told.state());
    }

    /** The number by which a conditional reference names its target. */
    private static String number(JsonNode reference) {
        return reference.path("reference").asText().replaceFirst("^.*\\|", "");
    }

    static Instant began(EmrBook book, Visit visit, Instant now) {
        return encounter(book, visit.number())
                .map(known -> Instant.parse(known.path("period").path("start").asText()))
                .orElse(now);
    }

    /** Keeps what it tells of. */
    static void keep(EmrBook book, JsonNode bundle) {
        Fhir.stream(bundle.path("entry")).map(entry -> entry.path("resource")).forEach(resource -> {
            JsonNode number = resource.path("identifier").path(0);
            String kind = resource.path("resourceType").asText();
            List<EmrBook.Kept> found = book.search(
                    kind,
                    Search.condition("identifier=" + number.path("system").asText() + "|"
                            + number.path("value").asText()));
            JsonNode content = EmrBook.content(resource);
            if (found.isEmpty()) {
                book.create(kind, content);
            } else {
                book.update(found.getFirst(), content);
            }
        });
    }

    private static Optional<JsonNode> encounter(EmrBook book, String visit) {
        return book
                .search("Encounter", resource -> resource.path("identifier")
                        .path(0)
                        .path("value")
                        .asText()
                        .equals(visit))
                .stream()
                .map(kept -> kept.stored().resource())
                .findFirst();
    }

    private static JsonNode patient(EmrBook book, JsonNode encounter) {
        String url = encounter.path("subject").path("reference").asText();
        JsonNode patient = book.search("Patient", resource -> url.equals(VisitBundles.url(resource))).stream()
                .map(kept -> kept.stored().resource())
                .findFirst()
                .orElseThrow(() -> new Refusal(404, "not_found", "there is no such patient"));
        ObjectNode known = Fhir.object();
        known.setAll((ObjectNode) patient.path("identifier").path(0));
        known.put("family", patient.path("name").path(0).path("family").asText());
        known.put("given", patient.path("name").path(0).path("given").path(0).asText());
        known.put("gender", patient.path("gender").asText());
        return known.put("birthDate", patient.path("birthDate").asText());
    }

    private static Predicate<JsonNode> numbered(String system, String start) {
        return resource -> resource.path("identifier")
                        .path(0)
                        .path("system")
                        .asText()
                        .equals(system)
                && resource.path("identifier").path(0).path("value").asText().startsWith(start);
    }
}
