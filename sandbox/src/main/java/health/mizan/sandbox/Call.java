package health.mizan.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One request, read whole. */
public final class Call {

    private static final int LARGEST_BODY = 1 << 20;

    private final String method;
    private final String path;
    private final Map<String, String> query;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final byte[] body;

    Call(HttpExchange exchange) throws IOException {
        this.method = exchange.getRequestMethod();
        this.path = exchange.getRequestURI().getPath();
        this.query = pairs(
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse(""));
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(java.util.Locale.ROOT), values.getFirst()));
        this.body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            throw new Refusal(413, "too_large", "the body is larger than a mebibyte");
        }
    }

    public String method() {
        return method;
    }

    public String path() {
        return path;
    }

    /** The part of the path after {@code n} others: for /v1/payments/pay_1 number 2 is pay_1. Empty past its end. */
    public String segment(int n) {
        String[] parts = path.substring(1).split("/", -1);
        return n < parts.length ? parts[n] : "";
    }

    public Optional<String> header(String lowerCaseName) {
        return Optional.ofNullable(headers.get(lowerCaseName));
    }

    public Optional<String> query(String name) {
        return Optional.ofNullable(query.get(name));
    }

    /** All of the query. */
    public Map<String, String> parameters() {
        return query;
    }

    public byte[] body() {
        return body;
    }

    public JsonNode json() {
        return Json.readObject(body);
    }

    /** The fields of a posted HTML form. */
    public Map<String, String> form() {
        return pairs(new String(body, StandardCharsets.UTF_8));
    }

    private static Map<String, String> pairs(String encoded) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String pair : encoded.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                pairs.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return pairs;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw new Refusal(400, "malformed_form", "the fields are not URL-encoded");
        }
    }
}
