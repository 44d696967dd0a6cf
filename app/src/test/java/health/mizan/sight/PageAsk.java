package health.mizan.sight;

import health.mizan.access.RouteRule;
import health.mizan.sight.PageSessions.Signed;
import health.mizan.testing.Http;
import health.mizan.testing.Http.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/** A page asked for by a browser, about a real object or about one that was never issued. */
final class PageAsk {

    private static final Pattern VARIABLE = Pattern.compile("\\{[^}]+}");
    private static final Pattern NAMED = Pattern.compile("<([a-z-]+)>");
    private static final Pattern UNIQUE =
            Pattern.compile("((?:nonce|data-hx-nonce)=\"|name=\"_csrf\"(?: id=\"[^\"]*\")? value=\")[^\"]*");

    private final Http http;
    private final Map<String, String> objects;

    PageAsk(Http http, Map<String, String> objects) {
        this.http = http;
        this.objects = objects;
    }

    static boolean isPage(RouteRule rule) {
        return rule.pattern().startsWith("/{language:ar|en}/");
    }

    Answer real(ObjectRules.Line line, Signed who) {
        return send(line, who, true);
    }

    Answer never(ObjectRules.Line line, Signed who) {
        return send(line, who, false);
    }

    private Answer send(ObjectRules.Line line, Signed who, boolean real) {
        Deque<String> kinds = new ArrayDeque<>(line.kinds());
        kinds.remove("holder");
        String path = VARIABLE.matcher(line.path().replace("{language:ar|en}", "en"))
                .replaceAll(variable -> Matcher.quoteReplacement(id(kinds.poll(), real)));
        String detail = NAMED.matcher(line.detail()).replaceAll(named -> id(named.group(1), real));
        boolean query = detail.startsWith("?");
        Http.Call call = http.call(line.method(), path + (query ? detail : "")).header("Accept", "text/html");
        if (!who.cookie().isEmpty()) {
            call.header("Cookie", who.cookie());
        }
        if (line.method().equals("POST")) {
            call.body("application/x-www-form-urlencoded", "_csrf=" + who.csrf() + "&" + detail);
        }
        return call.send(isPaper(line) ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    }

    /** What a reader of the page or of the paper reads. */
    static String words(ObjectRules.Line line, Answer answer) {
        if (!isPaper(line)) {
            return answer.text();
        }
        try (PDDocument pdf = Loader.loadPDF(answer.text().getBytes(StandardCharsets.ISO_8859_1))) {
            return new PDFTextStripper().getText(pdf);
        } catch (IOException noPaper) {
            throw new UncheckedIOException(noPaper);
        }
    }

    private static boolean isPaper(ObjectRules.Line line) {
        return line.path().endsWith(".pdf");
    }

    /** As long as the real one, and of its letters. */
    private String id(String kind, boolean real) {
        String id = objects.get(kind);
        if (id == null) {
            throw new IllegalArgumentException("no object of the kind " + kind);
        }
        return real ? id : UUID.randomUUID().toString().substring(0, id.length());
    }

    /** Without what differs between any two answers. */
    static String bare(Answer answer) {
        return UNIQUE.matcher(ObjectAsk.bare(answer)).replaceAll("$1")
                + answer.header("Location").orElse("").replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "ID");
    }
}
