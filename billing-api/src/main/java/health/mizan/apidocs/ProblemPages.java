package health.mizan.apidocs;

import health.mizan.web.ProblemException;
import health.mizan.web.ProblemType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** Where the {@code type} of a problem leads: what it means and what to do, for programs and for people. */
@RestController
class ProblemPages {

    /** All types of problem this API may answer with, and what to do about each. */
    @GetMapping(path = "/problems", produces = MediaType.APPLICATION_JSON_VALUE)
    List<Map<String, Object>> all() {
        return Arrays.stream(ProblemType.values()).map(ProblemPages::json).toList();
    }

    /** One type of problem. */
    @GetMapping(path = "/problems/{slug}", produces = MediaType.APPLICATION_JSON_VALUE)
    Map<String, Object> one(@PathVariable String slug) {
        return json(named(slug));
    }

    /** One type of problem, as a page. */
    @GetMapping(path = "/problems/{slug}", produces = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8")
    String page(@PathVariable String slug) {
        ProblemType type = named(slug);
        return """
                <!doctype html>
                <html lang="en">
                <head><meta charset="utf-8"><title>%1$s</title></head>
                <body>
                <h1>%1$s</h1>
                <p>HTTP status %2$d. Problem type <code>/problems/%3$s</code>.</p>
                <p>%4$s</p>
                </body>
                </html>
                """.formatted(
                        HtmlUtils.htmlEscape(type.title()),
                        type.status().value(),
                        HtmlUtils.htmlEscape(type.slug()),
                        HtmlUtils.htmlEscape(type.remedy()));
    }

    private static ProblemType named(String slug) {
        return Arrays.stream(ProblemType.values())
                .filter(type -> type.slug().equals(slug))
                .findFirst()
                .orElseThrow(
                        () -> new ProblemException(ProblemType.NOT_FOUND, "there is no problem type of that name"));
    }

    private static Map<String, Object> json(ProblemType type) {
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("type", "/problems/" + type.slug());
        page.put("status", type.status().value());
        page.put("title", type.title());
        page.put("remedy", type.remedy());
        return page;
    }
}
