package health.mizan.portal.desk;

import health.mizan.explanations.Sentence;
import health.mizan.parties.Phi;
import health.mizan.patients.Patient;
import health.mizan.persons.Identifier;
import health.mizan.persons.Person;
import health.mizan.portal.pages.Language;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How the desk writes people: in the page's language where it can, and of a number only as much as tells it apart. */
public final class Names {

    private static final int SHOWN = 4;

    private Names() {}

    public static String of(Patient patient, Language language) {
        Person.Name name = patient.details().person().name();
        @Nullable Phi<String> first = language == Language.ARABIC ? name.arabic() : name.latin();
        @Nullable Phi<String> second = language == Language.ARABIC ? name.latin() : name.arabic();
        return Optional.ofNullable(first)
                .or(() -> Optional.ofNullable(second))
                .map(Phi::reveal)
                .orElseThrow();
    }

    /** The end of the main number, such as {@code •••• 5672}; null if there is no number. */
    public static @Nullable String end(Patient patient) {
        return patient.details().mainNumber().map(Names::end).orElse(null);
    }

    /** The number as far as it may stand open on a desk's screen, such as {@code 1•••••5672}. */
    public static @Nullable String masked(Patient patient) {
        return patient.details().mainNumber().map(Names::masked).orElse(null);
    }

    public static String masked(Identifier identifier) {
        String number = identifier.value().reveal();
        return number.length() <= SHOWN + 1
                ? number
                : number.charAt(0)
                        + "•".repeat(number.length() - SHOWN - 1)
                        + number.substring(number.length() - SHOWN);
    }

    public static String said(Sentence sentence, Language language) {
        return language == Language.ARABIC ? sentence.ar() : sentence.en();
    }

    private static String end(Identifier identifier) {
        String number = identifier.value().reveal();
        return "•••• " + number.substring(Math.max(0, number.length() - SHOWN));
    }
}
