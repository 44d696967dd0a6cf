package health.mizan.sandbox.pages;

import static health.mizan.sandbox.pages.Html.text;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A control of a party on its page, as a plain form.
 *
 * @param name its address below {@code /control/page/}
 */
public record PageForm(String name, String title, List<Field> fields, String button) {

    /** @param choices empty lets the person type */
    public record Field(String name, String label, String value, List<Choice> choices) {

        public static Field text(String name, String label, String value) {
            return new Field(name, label, value, List.of());
        }

        public static Field choice(String name, String label, List<Choice> choices) {
            return new Field(name, label, "", choices);
        }

        String html() {
            String control = choices.isEmpty()
                    ? "<input name=\"%s\" value=\"%s\">".formatted(Html.text(name), Html.text(value))
                    : "<select name=\"%s\">%s</select>"
                            .formatted(
                                    Html.text(name),
                                    choices.stream().map(Choice::html).collect(Collectors.joining()));
            return "<label><span>" + Html.text(label) + "</span>" + control + "</label>";
        }
    }

    /** @param shown what the person reads */
    public record Choice(String value, String shown) {

        public static List<Choice> of(String... values) {
            return List.of(values).stream()
                    .map(value -> new Choice(value, value))
                    .toList();
        }

        String html() {
            return "<option value=\"%s\">%s</option>".formatted(text(value), text(shown));
        }
    }

    public String html() {
        return """
                <form class="card" method="post" action="/control/page/%s"><h3>%s</h3>%s<button>%s</button></form>""".formatted(
                text(name), text(title), fields.stream().map(Field::html).collect(Collectors.joining()), text(button));
    }
}
