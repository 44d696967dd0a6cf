package health.mizan.sandbox;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A control of a party on its page, as a plain form.
 *
 * @param name its address below {@code /control/page/}
 */
public record PageForm(String name, String title, List<Field> fields, String button) {

    /** @param choices empty lets the person type */
    public record Field(String name, String label, String value, List<String> choices) {

        public static Field text(String name, String label, String value) {
            return new Field(name, label, value, List.of());
        }

        public static Field choice(String name, String label, List<String> choices) {
            return new Field(name, label, "", choices);
        }

        String html() {
            String control = choices.isEmpty()
                    ? "<input name=\"%s\" value=\"%s\">".formatted(BookPage.text(name), BookPage.text(value))
                    : "<select name=\"%s\">%s</select>"
                            .formatted(
                                    BookPage.text(name),
                                    choices.stream()
                                            .map(choice -> "<option>" + BookPage.text(choice) + "</option>")
                                            .collect(Collectors.joining()));
            return "<label>" + BookPage.text(label) + " " + control + "</label>";
        }
    }

    String html() {
        return "<fieldset><legend>%s</legend><form method=\"post\" action=\"/control/page/%s\">%s <button>%s</button></form></fieldset>"
                .formatted(
                        BookPage.text(title),
                        BookPage.text(name),
                        fields.stream().map(Field::html).collect(Collectors.joining(" ")),
                        BookPage.text(button));
    }
}
