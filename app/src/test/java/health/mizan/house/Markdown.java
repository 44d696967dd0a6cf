package health.mizan.house;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The little of Markdown that generated pages need. */
final class Markdown {

    private Markdown() {}

    static String table(List<String> heads, Stream<List<String>> rows) {
        String head = row(heads) + row(heads.stream().map(any -> "---").toList());
        return head + rows.map(Markdown::row).collect(Collectors.joining());
    }

    static String code(String text) {
        return text.isEmpty() ? "" : "`" + text + "`";
    }

    private static String row(List<String> cells) {
        return cells.stream()
                .map(cell -> cell.replace("|", "\\|").replaceAll("\\s*\\n\\s*", " "))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
