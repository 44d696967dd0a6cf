package health.mizan.sandbox;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The page of a party: what it has recorded, and buttons for trouble. */
final class BookPage {

    private BookPage() {}

    static String of(Party party, Faults faults, MovableClock clock) {
        return """
                <!doctype html><html lang="en"><meta charset="utf-8">
                <meta name="viewport" content="width=device-width">
                <title>Sandbox %1$s</title>
                <style>
                body{font:16px/1.5 system-ui,sans-serif;margin:2rem;max-width:75rem}
                table{border-collapse:collapse}td,th{border:1px solid #d2d6db;padding:.25rem .5rem;text-align:start}
                form{display:inline-block;margin-inline-end:1rem}button,select,input{font:inherit;padding:.25rem .5rem}
                fieldset{margin-block:.5rem;border:1px solid #d2d6db}
                </style>
                <h1>Sandbox: %1$s</h1>
                <p>%6$s Its time is %2$s.</p>
                %7$s
                <h2>Trouble on demand</h2>
                <form method="post" action="/control/page/faults">
                <label>The next request to <input name="path" value="/"></label>
                <label>gets <select name="kind">%3$s</select></label> <button>Order</button></form>
                <form method="post" action="/control/page/calm"><button>Clear all</button></form>
                <form method="post" action="/control/page/clock"><button>A day passes</button></form>
                %4$s
                <h2>Book</h2>
                %5$s
                """.formatted(
                        text(party.name()),
                        text(clock.instant()),
                        kinds(),
                        table(faults.list(), "Nothing ordered."),
                        table(party.book(), "Nothing recorded yet."),
                        text(party.about()),
                        party.forms().stream().map(PageForm::html).collect(Collectors.joining("\n")));
    }

    private static String kinds() {
        return java.util.Arrays.stream(Fault.Kind.values())
                .map(kind -> "<option>" + kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + "</option>")
                .collect(Collectors.joining());
    }

    private static String table(java.util.List<Map<String, Object>> rows, String whenEmpty) {
        if (rows.isEmpty()) {
            return "<p>" + whenEmpty + "</p>";
        }
        Set<String> columns = rows.getFirst().keySet();
        String head =
                columns.stream().map(name -> "<th>" + text(name) + "</th>").collect(Collectors.joining());
        String body = rows.stream()
                .map(row -> columns.stream()
                        .map(name -> "<td>" + text(row.getOrDefault(name, "")) + "</td>")
                        .collect(Collectors.joining("", "<tr>", "</tr>")))
                .collect(Collectors.joining("\n"));
        return "<table><tr>" + head + "</tr>\n" + body + "</table>";
    }

    static String text(Object value) {
        return value.toString()
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
