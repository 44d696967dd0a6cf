package health.mizan.fhir.people;

import health.mizan.access.Caller;
import health.mizan.facilities.Facility;
import health.mizan.fhir.arrivals.Arrival;
import health.mizan.fhir.arrivals.Effect;
import health.mizan.fhir.arrivals.Mending;
import health.mizan.fhir.arrivals.Mending.Element;
import health.mizan.fhir.arrivals.Sites;
import health.mizan.fhir.arrivals.Uptake;
import health.mizan.fhir.refusals.Refusal;
import health.mizan.masterdata.Change;
import health.mizan.masterdata.Saved;
import health.mizan.parties.PatientId;
import health.mizan.patients.Patient;
import health.mizan.patients.PatientDraft;
import health.mizan.patients.Patients;
import health.mizan.patients.Registrations;
import health.mizan.persons.Identifier;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Registers those who are sent, or corrects what is registered of them. */
@Component
class PatientUptake implements Uptake {

    private static final Pattern NUMBER = Pattern.compile("identifiers\\[(\\d{1,3})](.*)");

    private final Patients patients;
    private final Registrations registrations;
    private final Sites sites;

    PatientUptake(Patients patients, Registrations registrations, Sites sites) {
        this.patients = patients;
        this.registrations = registrations;
        this.sites = sites;
    }

    @Override
    public String type() {
        return "Patient";
    }

    @Override
    public Effect take(Arrival arrival) {
        org.hl7.fhir.r4.model.Patient sent = arrival.as(org.hl7.fhir.r4.model.Patient.class);
        Caller caller = arrival.caller();
        Patient now = arrival.ours()
                .map(id -> corrected(caller, sent, new PatientId(id)))
                .orElseGet(() -> registered(arrival, sent));
        return new Effect(Optional.of(now.id().value()), Optional.of(now.id()), Set.of());
    }

    private Patient corrected(Caller caller, org.hl7.fhir.r4.model.Patient sent, PatientId id) {
        Optional<Patient> was = patients.find(caller, id);
        PatientDraft draft = PatientDrafts.of(sent, was);
        Saved<Patient> saved = registrations
                .correct(caller, id, draft, Change.toWhateverIsThere(caller.subject()))
                .orElseThrow(Refusal::notThere);
        return settled(saved, sent);
    }

    private Patient registered(Arrival arrival, org.hl7.fhir.r4.model.Patient sent) {
        Caller caller = arrival.caller();
        Facility site = sites.of(arrival, List.of(sent.getManagingOrganization()), "Patient.managingOrganization");
        PatientDraft draft = PatientDrafts.of(sent, Optional.empty());
        Registrations.File file = new Registrations.File(site.code(), fileNumber(sent, site.code()));
        Saved<Patient> saved = registrations.save(caller, draft, file, Change.creating(caller.subject()));
        if (saved instanceof Saved.Conflict<Patient>) {
            return admitted(caller, sent, draft, file)
                    .orElseThrow(() -> Refusal.of(
                            Refusal.CONFLICT,
                            "duplicate",
                            "Patient.identifier",
                            "one of the identifiers belongs to a patient registered already: find that one by POST to"
                                    + " Patient/_search and update it, or send If-None-Exist"));
        }
        return settled(saved, sent);
    }

    /** Somebody another site knows, and this one does not yet: a number and the birth date prove who it is. */
    private Optional<Patient> admitted(
            Caller caller, org.hl7.fhir.r4.model.Patient sent, PatientDraft draft, Registrations.File file) {
        List<PatientDraft.Numbered> numbers = PatientDrafts.numbers(sent, Optional.empty());
        boolean known = numbers.stream()
                .map(number -> Identifier.of(String.valueOf(number.system()), String.valueOf(number.value())))
                .anyMatch(number ->
                        !patients.search(caller, number, Optional.empty()).isEmpty());
        PatientDraft.Birth birth = draft.birth();
        String date = birth == null ? null : birth.date();
        if (known || date == null) {
            return Optional.empty();
        }
        return numbers.stream()
                .flatMap(number -> registrations.admit(caller, number, date, file).stream())
                .findFirst()
                .map(saved -> settled(saved, sent));
    }

    private static Patient settled(Saved<Patient> saved, org.hl7.fhir.r4.model.Patient sent) {
        return Mending.settled(saved, field -> element(field, sent));
    }

    private static @org.jspecify.annotations.Nullable String fileNumber(
            org.hl7.fhir.r4.model.Patient sent, String site) {
        return sent.getIdentifier().stream()
                .filter(number -> (PeopleMapper.FILE_NUMBER + site).equals(number.getSystem()) && number.hasValue())
                .map(org.hl7.fhir.r4.model.Identifier::getValue)
                .findFirst()
                .orElse(null);
    }

    private static Element element(String field, org.hl7.fhir.r4.model.Patient sent) {
        Matcher number = NUMBER.matcher(field);
        if (number.matches()) {
            return new Element(
                    "Patient.identifier[" + place(sent, Integer.parseInt(number.group(1))) + "]" + number.group(2),
                    "تحقق من رقم الهوية ومن الجهة التي أصدرته");
        }
        return switch (field.replaceFirst("\\..*", "")) {
            case "name" -> new Element("Patient.name", "أدخل اسم المريض بالعربية أو باللاتينية");
            case "birth" -> new Element("Patient.birthDate", "أدخل تاريخ الميلاد، ولو السنة فقط");
            case "sex" -> new Element("Patient.gender", "أدخل الجنس");
            case "contact" -> new Element("Patient.telecom", "تحقق من رقم الهاتف أو البريد الإلكتروني");
            case "registration" -> new Element("Patient.managingOrganization", "حدد الموقع الذي يُسجل فيه المريض");
            default -> new Element("Patient.identifier", "تحقق من أرقام الهوية");
        };
    }

    /** Which of the identifiers as sent was the n-th that counted. */
    private static int place(org.hl7.fhir.r4.model.Patient sent, int n) {
        return IntStream.range(0, sent.getIdentifier().size())
                .filter(i -> PatientDrafts.isNumber(sent.getIdentifier().get(i)))
                .skip(n)
                .findFirst()
                .orElse(0);
    }
}
