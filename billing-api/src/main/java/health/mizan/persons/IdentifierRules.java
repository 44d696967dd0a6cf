package health.mizan.persons;

import health.mizan.persons.IdentifierRules.Finding.Refused;
import health.mizan.persons.IdentifierRules.Finding.Suspicious;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.regex.Pattern;

/** What the issuers say about the form of their numbers. Systems we do not know are only held to sane bounds. */
public final class IdentifierRules {

    private static final Pattern NATIONAL = Pattern.compile("1\\d{9}");
    private static final Pattern RESIDENCE = Pattern.compile("2\\d{9}");
    private static final Pattern PASSPORT = Pattern.compile("[A-Z0-9]{5,15}");
    private static final Pattern BORDER = Pattern.compile("\\d{10}");
    private static final Pattern ANY = Pattern.compile("[^\\p{Cntrl}\\s](?:[^\\p{Cntrl}]{0,62}[^\\p{Cntrl}\\s])?");
    private static final int SYSTEM_LENGTH = 200;

    private IdentifierRules() {}

    /** Something to tell the sender; only a refusal stops the change. Neither repeats the number. */
    public sealed interface Finding {
        String rule();

        String message();

        record Refused(String rule, String message) implements Finding {}

        record Suspicious(String rule, String message) implements Finding {}
    }

    /** @param system as in {@link Identifier} */
    public static List<Finding> check(String system, String value) {
        if (!isUri(system)) {
            return refused("identifier-system", "the system is a URI that names who issues the number");
        }
        return switch (system) {
            case Identifier.NATIONAL_ID ->
                NATIONAL.matcher(value).matches()
                        ? checkDigit(value)
                        : refused("national-id-form", "a national id has 10 digits and starts with 1");
            case Identifier.IQAMA ->
                RESIDENCE.matcher(value).matches()
                        ? checkDigit(value)
                        : refused("iqama-form", "an iqama number has 10 digits and starts with 2");
            case Identifier.PASSPORT -> form(PASSPORT, value, "passport-form", "5 to 15 capital letters and digits");
            case Identifier.BORDER_NUMBER -> form(BORDER, value, "border-number-form", "a border number has 10 digits");
            default -> form(ANY, value, "identifier-form", "1 to 64 characters without line breaks or outer spaces");
        };
    }

    /** The check digit of ISO/IEC 7812-1 (Luhn); national ids and iqamas carry it as their last digit. */
    static boolean luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighed = i % 2 == 0 ? digit : digit * 2;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return sum % 10 == 0;
    }

    private static List<Finding> checkDigit(String value) {
        return luhn(value)
                ? List.of()
                : List.of(new Suspicious("check-digit", "the check digit does not fit: compare with the document"));
    }

    private static List<Finding> form(Pattern form, String value, String rule, String message) {
        return form.matcher(value).matches() ? List.of() : refused(rule, message);
    }

    private static List<Finding> refused(String rule, String message) {
        return List.of(new Refused(rule, message));
    }

    private static boolean isUri(String text) {
        if (text.isEmpty() || text.length() > SYSTEM_LENGTH) {
            return false;
        }
        try {
            return new URI(text).isAbsolute();
        } catch (URISyntaxException notOne) {
            return false;
        }
    }
}
