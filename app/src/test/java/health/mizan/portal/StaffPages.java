package health.mizan.portal;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.sandbox.people.Visitor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody of the staff at the pages, request by request: no redirect is followed, and any form can be sent again. */
final class StaffPages {

    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\"(?: id=\"[^\"]*\")? value=\"([^\"]*)\">");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Visitor visitor = new Visitor();
    private final String base;
    private String token = "";

    StaffPages(int port, String user) {
        this.base = "http://localhost:" + port;
        Visitor.View form = visitor.open(URI.create(base + "/en/home"));
        Visitor.View home = visitor.submit(form, Map.of("username", user, "password", "demo"), "about:");
        remember(home.text());
    }

    HttpResponse<String> get(String path) {
        HttpResponse<String> page = send(HttpRequest.newBuilder(URI.create(base + path)));
        remember(page.body());
        return page;
    }

    HttpResponse<String> post(String path, Map<String, String> fields) {
        Map<String, String> all = new HashMap<>(fields);
        all.putIfAbsent("_csrf", token);
        String body = all.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** What the forms of the page carry unseen; of several with a name, the last. */
    Map<String, String> hidden(HttpResponse<String> page) {
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        Map<String, String> fields = new HashMap<>();
        Matcher hidden = HIDDEN.matcher(page.body());
        while (hidden.find()) {
            fields.put(hidden.group(1), hidden.group(2));
        }
        return fields;
    }

    static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private void remember(String page) {
        Matcher hidden = HIDDEN.matcher(page);
        while (hidden.find()) {
            if (hidden.group(1).equals("_csrf")) {
                token = hidden.group(2);
            }
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        String cookies = visitor.cookies().entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        try {
            return http.send(
                    request.header("Cookie", cookies)
                            .header("Accept", "text/html")
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
