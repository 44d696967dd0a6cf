package health.mizan.sight;

import health.mizan.testing.Http;
import health.mizan.testing.Http.Answer;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A route asked about a real object, or about one that was never issued. */
final class ObjectAsk {

    private static final Pattern VARIABLE = Pattern.compile("\\{[^}]+}");
    private static final Pattern NAMED = Pattern.compile("<([a-z-]+)>");

    private final Http http;
    private final Map<String, String> objects;

    ObjectAsk(Http http, Map<String, String> objects) {
        this.http = http;
        this.objects = objects;
    }

    Answer real(ObjectRules.Line line, String token) {
        return send(line, token, true);
    }

    Answer never(ObjectRules.Line line, String token) {
        return send(line, token, false);
    }

    private Answer send(ObjectRules.Line line, String token, boolean real) {
        int[] place = {0};
        String path = VARIABLE.matcher(line.path())
                .replaceAll(variable -> place[0] < line.kinds().size()
                        ? id(line.kinds().get(place[0]++), real)
                        : UUID.randomUUID().toString());
        String detail =
                NAMED.matcher(line.detail()).replaceAll(named -> Matcher.quoteReplacement(id(named.group(1), real)));
        boolean query = detail.startsWith("?");
        Http.Call call = http.call(line.method(), path + (query ? detail : ""))
                .as(token)
                .once()
                .header("If-Match", "\"1\"");
        if (!query && !detail.isEmpty()) {
            call.body("application/json", detail);
        }
        return call.send();
    }

    private String id(String kind, boolean real) {
        if (kind.equals("today")) {
            return objects.get(kind);
        }
        String id = objects.get(kind);
        if (id == null) {
            throw new IllegalArgumentException("no object of the kind " + kind);
        }
        return real ? id : UUID.randomUUID().toString();
    }

    /** Without what differs between any two answers. */
    static String bare(Answer answer) {
        return answer.status() + " "
                + answer.text()
                        .replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "ID")
                        .replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+(?:Z|[+-]\\d\\d:\\d\\d)", "TIME");
    }
}
