package health.mizan.sandbox.people;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A person with a browser: keeps cookies, follows redirects one by one, fills in the form it is shown. Sends "Secure"
 * cookies too, as browsers do to localhost.
 */
public final class Visitor {

    private static final int MOST_REDIRECTS = 12;
    private static final Pattern FORM = Pattern.compile("<form(?:[^>]*?\\saction=\"([^\"]*)\")?[^>]*>");
    private static final Pattern HIDDEN = Pattern.compile("<input[^>]*type=\"hidden\"[^>]*>");
    private static final Pattern NAME = Pattern.compile("\\sname=\"([^\"]*)\"");
    private static final Pattern VALUE = Pattern.compile("\\svalue=\"([^\"]*)\"");

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final Map<String, String> cookies = new TreeMap<>();

    /** @param page the last answer, whose address is {@code at}; not followed if it left for {@code stop} */
    public record View(URI at, HttpResponse<String> page) {

        public int status() {
            return page.statusCode();
        }

        public String text() {
            return page.body();
        }
    }

    /** Goes to {@code address} and wherever that sends it, but not to addresses that begin with {@code stop}. */
    public View open(URI address, String stop) {
        return follow(address, HttpRequest.newBuilder(address).GET(), stop);
    }

    public View open(URI address) {
        return open(address, "about:nowhere");
    }

    /** Fills in the first form of {@code view} and sends it. */
    public View submit(View view, Map<String, String> fields, String stop) {
        Matcher form = FORM.matcher(view.text());
        if (!form.find()) {
            throw new IllegalStateException(
                    "no form at " + view.at() + ", status " + view.status() + ": " + view.text());
        }
        // A form without an action is sent to where it stands.
        URI action = form.group(1) == null
                ? view.at()
                : view.at().resolve(form.group(1).replace("&amp;", "&"));
        Map<String, String> all = new LinkedHashMap<>();
        Matcher hidden = HIDDEN.matcher(view.text());
        while (hidden.find()) {
            all.put(first(NAME, hidden.group()), first(VALUE, hidden.group()));
        }
        all.putAll(fields);
        return follow(
                action,
                HttpRequest.newBuilder(action)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form(all))),
                stop);
    }

    public Map<String, String> cookies() {
        return cookies;
    }

    private View follow(URI address, HttpRequest.Builder request, String stop) {
        View view = send(address, request);
        for (int i = 0; i < MOST_REDIRECTS && view.status() / 100 == 3; i++) {
            URI next = view.at()
                    .resolve(view.page().headers().firstValue("Location").orElseThrow());
            if (next.toString().startsWith(stop)) {
                return new View(next, view.page());
            }
            view = send(next, HttpRequest.newBuilder(next).GET());
        }
        if (view.status() / 100 == 3) {
            throw new IllegalStateException("redirects without end, last to " + view.at());
        }
        return view;
    }

    private View send(URI address, HttpRequest.Builder request) {
        String sent = cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        if (!sent.isEmpty()) {
            request.header("Cookie", sent);
        }
        request.header("Accept", "text/html");
        try {
            HttpResponse<String> page =
                    client.send(request.timeout(Duration.ofSeconds(60)).build(), HttpResponse.BodyHandlers.ofString());
            page.headers().allValues("Set-Cookie").forEach(this::keep);
            return new View(address, page);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private void keep(String cookie) {
        String pair = cookie.split(";", 2)[0];
        String name = pair.substring(0, pair.indexOf('='));
        String value = pair.substring(pair.indexOf('=') + 1);
        if (value.isEmpty() || cookie.contains("Max-Age=0")) {
            cookies.remove(name);
        } else {
            cookies.put(name, value);
        }
    }

    static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }
}
