package health.mizan.sandbox;

import static health.mizan.sandbox.pages.Html.text;

import health.mizan.sandbox.pages.BookTable;
import health.mizan.sandbox.pages.Html;
import health.mizan.sandbox.pages.PageForm;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The page of a party: what it has recorded, and buttons for trouble. */
final class BookPage {

    private BookPage() {}

    static String of(Party party, Faults faults, MovableClock clock) {
        return Html.page("Sandbox: " + party.name(), """
                <p>%s</p>
                <p>Its time is %s.</p>
                <div class="cards">%s</div>
                <details%s><summary>Trouble on demand</summary>
                <div class="cards">%s</div>
                %s</details>
                <h2>Book</h2>
                %s
                """.formatted(
                        text(party.about()),
                        BookTable.time(clock.instant()),
                        party.forms().stream().map(PageForm::html).collect(Collectors.joining("\n")),
                        faults.list().isEmpty() ? "" : " open",
                        trouble().stream().map(PageForm::html).collect(Collectors.joining("\n")),
                        BookTable.of("Ordered faults", faults.list(), "Nothing ordered."),
                        BookTable.of("Book", party.book(), "Nothing recorded yet.")));
    }

    private static List<PageForm> trouble() {
        List<PageForm.Choice> kinds = Arrays.stream(Fault.Kind.values())
                .map(kind -> new PageForm.Choice(kind.code(), kind.code() + ": " + kind.effect()))
                .toList();
        return List.of(
                new PageForm(
                        "faults",
                        "Disturb the next request",
                        List.of(
                                PageForm.Field.text("path", "Path it begins with", "/"),
                                PageForm.Field.choice("kind", "What happens", kinds)),
                        "Order"),
                new PageForm("calm", "No trouble any more", List.of(), "Clear all"),
                new PageForm("clock", "Let time pass here, for all parties", List.of(), "A day passes"));
    }
}
