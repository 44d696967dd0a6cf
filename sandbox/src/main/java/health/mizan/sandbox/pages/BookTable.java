package health.mizan.sandbox.pages;

import static health.mizan.sandbox.pages.Html.text;

import com.fasterxml.jackson.databind.JsonNode;
import health.mizan.sandbox.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Rows of a book for the eye, newest first: money in its currency, times to the second. JSON has them exactly. */
public final class BookTable {

    private static final int SHOWN = 100;
    private static final String MINOR = "Minor";
    private static final String CURRENCY = "currency";
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private BookTable() {}

    /** @param whenEmpty said in place of a table without rows */
    public static String of(String title, List<Map<String, Object>> rows, String whenEmpty) {
        if (rows.isEmpty()) {
            return "<p>" + whenEmpty + "</p>";
        }
        List<Map<String, Object>> shown =
                rows.subList(Math.max(0, rows.size() - SHOWN), rows.size()).reversed();
        Set<String> columns = columns(shown);
        String head = columns.stream()
                .map(name -> "<th scope=\"col\"" + style(name) + ">" + words(name) + "</th>")
                .collect(Collectors.joining());
        String body = shown.stream().map(row -> row(columns, Json.tree(row))).collect(Collectors.joining("\n"));
        String more = rows.size() > SHOWN ? "<p>The newest %d of %d.</p>".formatted(SHOWN, rows.size()) : "";
        return """
                %s<div class="table" role="region" tabindex="0" aria-label="%s"><table><tr>%s</tr>
                %s</table></div>""".formatted(more, text(title), head, body);
    }

    public static String time(Instant instant) {
        return "<time datetime=\"%s\">%s</time>".formatted(instant, SECONDS.format(instant));
    }

    /** Lists stand last: they are wide. */
    private static Set<String> columns(List<Map<String, Object>> rows) {
        Set<String> columns = new LinkedHashSet<>();
        Set<String> lists = new LinkedHashSet<>();
        rows.forEach(row -> row.forEach((name, value) -> (value instanceof List ? lists : columns).add(name)));
        columns.addAll(lists);
        if (columns.stream().anyMatch(BookTable::isMoney)) {
            columns.remove(CURRENCY);
        }
        return columns;
    }

    private static String row(Set<String> columns, JsonNode row) {
        String currency = row.path(CURRENCY).asText("");
        return columns.stream()
                .map(name -> "<td" + style(name) + ">" + cell(name, row.path(name), currency) + "</td>")
                .collect(Collectors.joining("", "<tr>", "</tr>"));
    }

    private static String cell(String name, JsonNode value, String currency) {
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false)
                    .map(part -> "<span class=\"line\">" + cell(name, part, currency) + "</span>")
                    .collect(Collectors.joining());
        }
        if (value.isObject()) {
            return value.properties().stream()
                    .map(part -> cell(part.getKey(), part.getValue(), currency))
                    .filter(part -> !part.isEmpty())
                    .collect(Collectors.joining(" · "));
        }
        if (isMoney(name) && value.isIntegralNumber() && !currency.isEmpty()) {
            return money(value.asLong(), currency);
        }
        String shown = value.asText("");
        if (shown.matches("\\d{4}-\\d{2}-\\d{2}T[0-9:.]+Z")) {
            return time(Instant.parse(shown));
        }
        return name.endsWith("Path") && shown.matches("/[^/].*")
                ? "<a href=\"%s\">open</a>".formatted(text(shown))
                : text(shown);
    }

    private static String money(long minor, String currency) {
        int digits = Currency.getInstance(currency).getDefaultFractionDigits();
        return ("%,." + digits + "f %s").formatted(BigDecimal.valueOf(minor, digits), text(currency));
    }

    private static boolean isMoney(String name) {
        return name.endsWith(MINOR);
    }

    private static String style(String name) {
        return isMoney(name) ? " class=\"sum-column\"" : "";
    }

    /** {@code patientShareMinor} is shown as "patient share". */
    private static String words(String name) {
        String plain = isMoney(name) ? name.substring(0, name.length() - MINOR.length()) : name;
        return text(plain.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT));
    }
}
