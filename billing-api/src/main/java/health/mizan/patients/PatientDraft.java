package health.mizan.patients;

import health.mizan.masterdata.Checks;
import health.mizan.parties.Phi;
import health.mizan.persons.BirthDate;
import health.mizan.persons.Identifier;
import health.mizan.persons.IdentifierRules;
import health.mizan.persons.Person;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a patient shall be, as sent and unchecked. Its text form is a blank, like that of each of its parts.
 *
 * @param residency citizen, resident or visitor
 */
public record PatientDraft(
        @Nullable Name name,
        @Nullable Birth birth,
        @Nullable String sex,
        @Nullable String residency,
        @Nullable Contact contact,
        @Nullable List<Numbered> identifiers,
        @Nullable Boolean deceased,
        @Nullable Boolean restricted) {

    private static final int NAME_LENGTH = 200;
    private static final int MOST_IDENTIFIERS = 20;
    private static final LocalDate OLDEST = LocalDate.of(1880, 1, 1);
    private static final Pattern PHONE = Pattern.compile("\\+[1-9]\\d{6,14}");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\",;]{1,64}@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+");

    /** At least one of the two written forms. */
    public record Name(@Nullable String arabic, @Nullable String latin) {
        @Override
        public String toString() {
            return "▮";
        }
    }

    /**
     * @param date  {@code 1985-03-12}, {@code 1985-03} or {@code 1985}; may be left out if the Hijri date is given
     * @param hijri as the document has it, such as {@code 1405/06/20}
     */
    public record Birth(@Nullable String date, @Nullable String hijri) {
        @Override
        public String toString() {
            return "▮";
        }
    }

    public record Contact(@Nullable String phone, @Nullable String email) {
        @Override
        public String toString() {
            return "▮";
        }
    }

    /** An identifier: the URI of its issuer's number range, and the number. */
    public record Numbered(
            @Nullable String system, @Nullable String value) {
        @Override
        public String toString() {
            return "▮";
        }
    }

    Patient.Details checked(Checks checks, PatientsSettings settings, LocalDate today) {
        Person person = new Person(
                checkedName(checks),
                checkedBirth(checks, today),
                checks.oneOf("sex", sex, Person.Sex.class),
                checks.oneOf("residency", residency, Person.Residency.class));
        return new Patient.Details(
                person,
                checkedContact(checks),
                checkedIdentifiers(checks, settings),
                Boolean.TRUE.equals(deceased),
                Boolean.TRUE.equals(restricted));
    }

    private Person.Name checkedName(Checks checks) {
        String arabic = name == null ? null : checks.optionalText("name.arabic", name.arabic(), NAME_LENGTH);
        String latin = name == null ? null : checks.optionalText("name.latin", name.latin(), NAME_LENGTH);
        if (arabic == null && latin == null) {
            checks.error("name", "needs an Arabic or a Latin form");
            return new Person.Name(null, Phi.of(""));
        }
        return new Person.Name(phi(arabic), phi(latin));
    }

    private BirthDate checkedBirth(Checks checks, LocalDate today) {
        String date = birth == null ? null : birth.date();
        String hijri =
                birth == null || birth.hijri() == null ? null : birth.hijri().strip();
        BirthDate read = BirthDate.UNREAD;
        try {
            if (date != null && !date.isBlank()) {
                read = BirthDate.parse(date.strip()).withHijri(hijri);
            } else if (hijri != null) {
                read = BirthDate.parseHijri(hijri);
            } else {
                checks.error("birth.date", "is required, if only as a year, unless the Hijri date is given");
            }
        } catch (DateTimeException unreadable) {
            checks.error(
                    date == null ? "birth.hijri" : "birth.date",
                    "is a date such as 1985-03-12, 1985-03 or 1985; a Hijri date such as 1405/06/20");
            return BirthDate.UNREAD;
        }
        checks.require(!read.first().isAfter(today), "birth.date", "is not in the future");
        checks.require(!read.first().isBefore(OLDEST), "birth.date", "is not before 1880");
        checks.require(
                hijri == null || read.agreesWithHijri(), "birth.hijri", "is within two days of the Gregorian date");
        return read;
    }

    private Patient.Contact checkedContact(Checks checks) {
        if (contact == null) {
            return new Patient.Contact(null, null);
        }
        return new Patient.Contact(
                phi(checks.optionalMatching(
                        "contact.phone", contact.phone(), PHONE, "is in international form, such as +966512345678")),
                phi(checks.optionalMatching("contact.email", contact.email(), EMAIL, "is an e-mail address")));
    }

    private List<Identifier> checkedIdentifiers(Checks checks, PatientsSettings settings) {
        List<Numbered> numbers = identifiers == null ? List.of() : identifiers;
        checks.require(
                numbers.size() <= MOST_IDENTIFIERS, "identifiers", "has at most " + MOST_IDENTIFIERS + " entries");
        List<Numbered> sound = new ArrayList<>();
        for (int i = 0; i < Math.min(numbers.size(), MOST_IDENTIFIERS); i++) {
            String field = "identifiers[" + i + "]";
            String system = checks.text(field + ".system", numbers.get(i).system(), 200);
            String value = checks.text(field + ".value", numbers.get(i).value(), 64);
            if (system.isEmpty() || value.isEmpty()) {
                continue;
            }
            Numbered number = new Numbered(system, value);
            checks.require(!sound.contains(number), field, "is given twice");
            for (IdentifierRules.Finding finding : IdentifierRules.check(system, value)) {
                checks.require(!settings.refuses(finding), field + ".value", finding.message());
            }
            sound.add(number);
        }
        // In one order, so that the same numbers sent in another order are no change.
        return sound.stream()
                .sorted(Comparator.comparing(number -> number.system() + " " + number.value()))
                .map(number -> Identifier.of(String.valueOf(number.system()), String.valueOf(number.value())))
                .toList();
    }

    private static @Nullable Phi<String> phi(@Nullable String text) {
        return text == null ? null : Phi.of(text);
    }

    @Override
    public String toString() {
        return "▮";
    }
}
