package health.mizan.patients;

import health.mizan.masterdata.Codes;
import health.mizan.parties.PatientId;
import health.mizan.parties.Phi;
import health.mizan.persons.Identifier;
import health.mizan.persons.IdentifierRules;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A patient as the API answers: what {@link PatientDraft} takes, with what we added. Its text form is a blank. */
record PatientView(
        PatientId id,
        long version,
        PatientDraft.Name name,
        PatientDraft.Birth birth,
        String sex,
        String residency,
        PatientDraft.Contact contact,
        List<PatientDraft.Numbered> identifiers,
        boolean deceased,
        boolean restricted,
        List<File> registrations,
        List<Warning> warnings) {

    /** A registration: the site's code and the file's number there. */
    record File(String facility, String fileNumber) {
        @Override
        public String toString() {
            return "▮";
        }
    }

    /** Something that may be wrong though it was accepted. */
    record Warning(String field, String rule, String message) {}

    /** What the desk needs to tell people apart in a list, and no more. */
    record Hit(
            PatientId id,
            PatientDraft.Name name,
            int birthYear,
            String sex,
            boolean deceased,
            boolean restricted,
            List<File> registrations) {

        static Hit of(Patient patient) {
            Patient.Details details = patient.details();
            return new Hit(
                    patient.id(),
                    nameOf(patient),
                    details.person().birthDate().year(),
                    Codes.code(details.person().sex()),
                    details.deceased(),
                    details.restricted(),
                    files(patient));
        }

        @Override
        public String toString() {
            return "▮";
        }
    }

    static PatientView of(Patient patient) {
        Patient.Details details = patient.details();
        Patient.Contact contact = details.contact();
        return new PatientView(
                patient.id(),
                patient.version(),
                nameOf(patient),
                new PatientDraft.Birth(
                        details.person().birthDate().text(),
                        details.person().birthDate().hijri()),
                Codes.code(details.person().sex()),
                Codes.code(details.person().residency()),
                new PatientDraft.Contact(text(contact.phone()), text(contact.email())),
                details.identifiers().stream()
                        .map(number -> new PatientDraft.Numbered(
                                number.system(), number.value().reveal()))
                        .toList(),
                details.deceased(),
                details.restricted(),
                files(patient),
                warnings(details.identifiers()));
    }

    private static PatientDraft.Name nameOf(Patient patient) {
        var name = patient.details().person().name();
        return new PatientDraft.Name(text(name.arabic()), text(name.latin()));
    }

    private static List<File> files(Patient patient) {
        return patient.registrations().stream()
                .map(file -> new File(file.facility(), file.fileNumber().reveal()))
                .toList();
    }

    private static List<Warning> warnings(List<Identifier> numbers) {
        return IntStream.range(0, numbers.size())
                .boxed()
                .flatMap(i -> IdentifierRules.check(
                                numbers.get(i).system(), numbers.get(i).value().reveal())
                        .stream()
                        .map(finding -> new Warning("identifiers[" + i + "].value", finding.rule(), finding.message())))
                .toList();
    }

    private static @Nullable String text(@Nullable Phi<String> phi) {
        return phi == null ? null : phi.reveal();
    }

    @Override
    public String toString() {
        return "▮";
    }
}
