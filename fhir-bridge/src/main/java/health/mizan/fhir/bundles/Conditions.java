package health.mizan.fhir.bundles;

import health.mizan.access.Caller;
import health.mizan.fhir.kept.Holdings;
import health.mizan.fhir.kept.Keeping;
import health.mizan.fhir.refusals.Refusal;
import health.mizan.fhir.searching.Query;
import health.mizan.fhir.searching.QueryReader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** Searches that decide what is written: If-None-Exist, conditional updates, conditional references. */
@Component
class Conditions {

    private static final int ENOUGH = 2;

    private final Holdings holdings;
    private final Keeping keeping;

    Conditions(Holdings holdings, Keeping keeping) {
        this.holdings = holdings;
        this.keeping = keeping;
    }

    /** The one resource that the search finds; two callers with the same condition wait for each other. */
    Optional<Resource> only(Caller caller, String type, String condition) {
        keeping.hold(type + "?" + condition);
        return atMostOne(caller, type, condition);
    }

    /** @throws Refusal 412 if it finds several */
    Optional<Resource> atMostOne(Caller caller, String type, String condition) {
        Query query = QueryReader.read(type, parameters(condition), true);
        if (query.asked().isEmpty()) {
            throw Refusal.of(Refusal.BAD_REQUEST, "invalid", null, "a condition names at least one search parameter");
        }
        List<Resource> found = holdings.search(caller, query).items();
        if (found.size() >= ENOUGH) {
            throw Refusal.of(
                    Refusal.PRECONDITION_FAILED,
                    "multiple-matches",
                    null,
                    "the condition finds several resources; make it narrower");
        }
        return found.stream().findFirst();
    }

    /** Also of a whole {@code Type?query}. */
    static Map<String, List<String>> parameters(String condition) {
        String query = condition.substring(condition.indexOf('?') + 1);
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&", -1)) {
            if (!pair.isEmpty()) {
                String[] parts = pair.split("=", 2);
                parameters
                        .computeIfAbsent(decoded(parts[0]), first -> new ArrayList<>())
                        .add(parts.length == 1 ? "" : decoded(parts[1]));
            }
        }
        return parameters;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return text;
        }
    }
}
