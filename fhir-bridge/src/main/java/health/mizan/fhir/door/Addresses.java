package health.mizan.fhir.door;

import health.mizan.fhir.searching.Query;
import health.mizan.fhir.searching.QueryReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The links of a searchset: what was heeded and nothing else. */
final class Addresses {

    private Addresses() {}

    /** @param next the cursor of the page that follows; null for the page itself */
    static String of(String base, Query query, @Nullable String next) {
        List<String> pairs = new ArrayList<>();
        for (Map.Entry<String, List<String>> parameter : new TreeMap<>(query.understood()).entrySet()) {
            parameter.getValue().forEach(value -> pairs.add(encoded(parameter.getKey()) + "=" + encoded(value)));
        }
        String cursor = next == null ? query.cursor() : next;
        if (cursor != null) {
            pairs.add(QueryReader.CURSOR + "=" + encoded(cursor));
        }
        String address = base + "/" + query.type();
        return pairs.isEmpty() ? address : address + "?" + String.join("&", pairs);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
