package health.mizan.fhir.people;

import health.mizan.parties.Phi;
import health.mizan.patients.Patient;
import health.mizan.patients.PatientDraft;
import health.mizan.persons.Identifier;
import health.mizan.persons.Person;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.HumanName.NameUse;
import org.jspecify.annotations.Nullable;

/**
 * What billing takes of a Patient. Where one is registered already, what the sender leaves out stays as it is: an EMR
 * that knows no national id does not take away the desk's.
 */
final class PatientDrafts {

    private static final Pattern ARABIC = Pattern.compile(".*\\p{IsArabic}.*");
    private static final Pattern PHONE = Pattern.compile("\\+[1-9]\\d{6,14}");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\",;]{1,64}@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+");
    private static final Set<String> RESTRICTED = Set.of("R", "V");

    private PatientDrafts() {}

    /** @param was as registered */
    static PatientDraft of(org.hl7.fhir.r4.model.Patient sent, Optional<Patient> was) {
        Optional<Patient.Details> known = was.map(Patient::details);
        Optional<Person> person = known.map(Patient.Details::person);
        return new PatientDraft(
                new PatientDraft.Name(
                        name(sent, true)
                                .or(() -> person.flatMap(one -> text(one.name().arabic())))
                                .orElse(null),
                        name(sent, false)
                                .or(() -> person.flatMap(one -> text(one.name().latin())))
                                .orElse(null)),
                birth(sent, person),
                sex(sent, person),
                residency(sent, person),
                new PatientDraft.Contact(
                        phone(sent)
                                .or(() ->
                                        known.flatMap(one -> text(one.contact().phone())))
                                .orElse(null),
                        email(sent)
                                .or(() ->
                                        known.flatMap(one -> text(one.contact().email())))
                                .orElse(null)),
                numbers(sent, known),
                sent.hasDeceasedDateTimeType()
                        || (sent.hasDeceasedBooleanType()
                                && sent.getDeceasedBooleanType().booleanValue()),
                sent.getMeta().getSecurity().stream().anyMatch(label -> RESTRICTED.contains(label.getCode())));
    }

    /** Those that name their issuer, first as sent, then what is registered beyond them. */
    static List<PatientDraft.Numbered> numbers(org.hl7.fhir.r4.model.Patient sent, Optional<Patient.Details> known) {
        Set<PatientDraft.Numbered> numbers = new LinkedHashSet<>();
        sent.getIdentifier().stream()
                .filter(PatientDrafts::isNumber)
                .forEach(number -> numbers.add(new PatientDraft.Numbered(number.getSystem(), number.getValue())));
        known.stream()
                .flatMap(details -> details.identifiers().stream())
                .forEach(number -> numbers.add(new PatientDraft.Numbered(
                        number.system(), number.value().reveal())));
        return List.copyOf(numbers);
    }

    /** File numbers of our sites are kept beside the identifiers. */
    static boolean isNumber(org.hl7.fhir.r4.model.Identifier number) {
        return number.hasSystem()
                && number.hasValue()
                && !number.getSystem().startsWith(PeopleMapper.FILE_NUMBER)
                && number.getUse() != org.hl7.fhir.r4.model.Identifier.IdentifierUse.OLD;
    }

    private static Optional<String> name(org.hl7.fhir.r4.model.Patient sent, boolean arabic) {
        List<HumanName> names = new ArrayList<>(sent.getName());
        names.sort(java.util.Comparator.comparing(name -> name.getUse() != NameUse.OFFICIAL));
        return names.stream()
                .filter(name -> name.getUse() != NameUse.OLD && name.getUse() != NameUse.MAIDEN)
                .map(name -> name.hasText() ? name.getText() : plain(name))
                .filter(text -> !text.isBlank() && ARABIC.matcher(text).matches() == arabic)
                .findFirst();
    }

    private static String plain(HumanName name) {
        String family = name.hasFamily() ? name.getFamily() : "";
        return (name.getGivenAsSingleString() + " " + family).strip();
    }

    private static PatientDraft.Birth birth(org.hl7.fhir.r4.model.Patient sent, Optional<Person> was) {
        if (sent.hasBirthDate()) {
            String date = sent.getBirthDateElement().getValueAsString();
            String hijri = was.filter(one -> one.birthDate().text().equals(date))
                    .map(one -> one.birthDate().hijri())
                    .orElse(null);
            return new PatientDraft.Birth(date, hijri);
        }
        return new PatientDraft.Birth(
                was.map(one -> one.birthDate().text()).orElse(null),
                was.map(one -> one.birthDate().hijri()).orElse(null));
    }

    private static String sex(org.hl7.fhir.r4.model.Patient sent, Optional<Person> was) {
        if (sent.hasGender()) {
            return sent.getGender().toCode();
        }
        return was.map(Person::sex).orElse(Person.Sex.UNKNOWN).name().toLowerCase(Locale.ROOT);
    }

    /** By the document the person shows; without one of ours, as registered, else a visitor. */
    private static String residency(org.hl7.fhir.r4.model.Patient sent, Optional<Person> was) {
        Set<String> systems = new LinkedHashSet<>();
        sent.getIdentifier().stream().filter(PatientDrafts::isNumber).forEach(one -> systems.add(one.getSystem()));
        if (systems.contains(Identifier.NATIONAL_ID)) {
            return "citizen";
        }
        if (systems.contains(Identifier.IQAMA)) {
            return "resident";
        }
        return was.map(Person::residency)
                .orElse(Person.Residency.VISITOR)
                .name()
                .toLowerCase(Locale.ROOT);
    }

    /** The first number that can be dialled from anywhere; others stay in what is kept. */
    private static Optional<String> phone(org.hl7.fhir.r4.model.Patient sent) {
        return sent.getTelecom().stream()
                .filter(one -> one.getSystem() == ContactPointSystem.PHONE && isInUse(one))
                .map(one -> international(one.getValue()))
                .filter(number -> PHONE.matcher(number).matches())
                .findFirst();
    }

    private static Optional<String> email(org.hl7.fhir.r4.model.Patient sent) {
        return sent.getTelecom().stream()
                .filter(one -> one.getSystem() == ContactPointSystem.EMAIL && isInUse(one))
                .map(ContactPoint::getValue)
                .filter(address -> EMAIL.matcher(address).matches())
                .findFirst();
    }

    private static boolean isInUse(ContactPoint point) {
        return point.hasValue() && point.getUse() != ContactPoint.ContactPointUse.OLD;
    }

    private static String international(String text) {
        String number = text.replaceAll("[\\s().-]", "");
        if (number.matches("05\\d{8}")) {
            return "+966" + number.substring(1);
        }
        return number.startsWith("00") ? "+" + number.substring(2) : number;
    }

    private static Optional<String> text(@Nullable Phi<String> value) {
        return Optional.ofNullable(value).map(Phi::reveal);
    }
}
