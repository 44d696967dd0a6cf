package health.mizan.sight;

import health.mizan.access.RouteRule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which object each route is about, from {@code objects.txt}. */
final class ObjectRules {

    /**
     * @param path   a pattern, or the beginning of several behind the method {@code *}
     * @param kinds  of the objects in the pattern's braces, in their order; or of the one named in the detail. For pages
     *               that an address alone opens, the first is {@code holder}; of lists without a filter {@code listed}
     * @param detail a query, a body (a form for pages), or for {@code clinic} the test that holds who sees it
     */
    record Line(String method, String path, List<String> kinds, String detail) {

        boolean covers(RouteRule rule) {
            return method.equals("*")
                    ? rule.pattern().equals(path) || rule.pattern().startsWith(path + "/")
                    : rule.method().equals(method) && rule.pattern().equals(path);
        }

        /** As it stands in the table. */
        String route() {
            return method + " " + path;
        }

        /** Of all that the caller sees, without a filter. */
        boolean isList() {
            return kinds.getFirst().equals("listed");
        }

        boolean isOfTheClinic() {
            return kinds.equals(List.of("clinic"));
        }

        /** Of whoever holds the address: everybody gets in, and is told little. */
        boolean isForHolders() {
            return kinds.getFirst().equals("holder");
        }
    }

    private final List<Line> lines;

    private ObjectRules(List<Line> lines) {
        this.lines = lines;
    }

    static ObjectRules read() {
        try (InputStream file = ObjectRules.class.getResourceAsStream("objects.txt")) {
            return of(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static ObjectRules of(String text) {
        List<Line> lines = new ArrayList<>();
        for (String line : text.lines()
                .filter(one -> !one.isBlank() && !one.startsWith("#"))
                .toList()) {
            String[] cells = line.split(" \\| ", 3);
            String[] route = cells[0].split(" ", 2);
            lines.add(new Line(route[0], route[1], List.of(cells[1].split(" ")), cells.length > 2 ? cells[2] : ""));
        }
        return new ObjectRules(lines);
    }

    List<Line> lines() {
        return lines;
    }

    Optional<Line> of(RouteRule rule) {
        return lines.stream().filter(line -> line.covers(rule)).findFirst();
    }
}
