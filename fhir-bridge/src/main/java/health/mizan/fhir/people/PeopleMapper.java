package health.mizan.fhir.people;

import health.mizan.coverage.Coverage;
import health.mizan.parties.Phi;
import health.mizan.patients.Patient;
import health.mizan.persons.Person;
import java.time.LocalDate;
import java.util.UUID;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.Coverage.ClassComponent;
import org.hl7.fhir.r4.model.Coverage.CoverageStatus;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** Patients and covers as R4 resources. Pure, one direction. */
final class PeopleMapper {

    /** Followed by the code of the site whose file it is. */
    static final String FILE_NUMBER = "urn:mizan:file-number:";

    private static final String IDENTIFIER_TYPE = "http://terminology.hl7.org/CodeSystem/v2-0203";
    private static final String CONFIDENTIALITY = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality";
    private static final String COVERAGE_CLASS = "http://terminology.hl7.org/CodeSystem/coverage-class";
    private static final String RELATIONSHIP = "http://terminology.hl7.org/CodeSystem/subscriber-relationship";

    private PeopleMapper() {}

    static org.hl7.fhir.r4.model.Patient patient(Patient person) {
        org.hl7.fhir.r4.model.Patient patient = new org.hl7.fhir.r4.model.Patient();
        identify(patient, person.id().value(), person.version());
        Patient.Details details = person.details();
        if (details.restricted()) {
            patient.getMeta().addSecurity(new Coding(CONFIDENTIALITY, "R", "restricted"));
        }
        details.identifiers().forEach(number -> patient.addIdentifier()
                .setSystem(number.system())
                .setValue(number.value().reveal()));
        person.registrations().forEach(file -> patient.addIdentifier()
                .setSystem(FILE_NUMBER + file.facility())
                .setValue(file.fileNumber().reveal())
                .setType(new CodeableConcept(new Coding(IDENTIFIER_TYPE, "MR", "Medical record number"))));
        addName(patient, details.person().name().latin());
        addName(patient, details.person().name().arabic());
        patient.setGender(gender(details.person().sex()));
        patient.setBirthDateElement(new DateType(details.person().birthDate().text()));
        addContact(patient, ContactPointSystem.PHONE, details.contact().phone());
        addContact(patient, ContactPointSystem.EMAIL, details.contact().email());
        if (details.deceased()) {
            patient.setDeceased(new org.hl7.fhir.r4.model.BooleanType(true));
        }
        return patient;
    }

    static org.hl7.fhir.r4.model.Coverage coverage(Coverage cover) {
        org.hl7.fhir.r4.model.Coverage coverage = new org.hl7.fhir.r4.model.Coverage();
        identify(coverage, cover.id().value(), cover.version());
        Coverage.Terms terms = cover.terms();
        Coverage.Membership membership = terms.membership();
        coverage.setStatus(terms.status() == Coverage.Status.ACTIVE ? CoverageStatus.ACTIVE : CoverageStatus.CANCELLED);
        coverage.setBeneficiary(new Reference("Patient/" + cover.patient()));
        coverage.addPayor(new Reference("Organization/" + terms.policy().payerId()));
        coverage.setSubscriberId(membership.memberNumber().reveal());
        if (membership.subscriber() != null) {
            coverage.setSubscriber(new Reference("Patient/" + membership.subscriber()));
        }
        String relationship =
                switch (membership.relationship()) {
                    case SELF -> "self";
                    case SPOUSE -> "spouse";
                    case CHILD -> "child";
                    case PARENT -> "parent";
                    case OTHER -> "other";
                };
        coverage.setRelationship(new CodeableConcept(new Coding(RELATIONSHIP, relationship, null)));
        coverage.setPeriod(period(terms.period().from(), terms.period().to()));
        coverage.addClass_(new ClassComponent()
                .setType(new CodeableConcept(new Coding(COVERAGE_CLASS, "plan", null)))
                .setValue(terms.policy().plan()));
        coverage.setOrder(terms.order());
        coverage.setNetwork(terms.policy().network());
        return coverage;
    }

    private static void identify(Resource resource, UUID id, long version) {
        resource.setId(id.toString());
        resource.getMeta().setVersionId(Long.toString(version));
    }

    private static void addName(org.hl7.fhir.r4.model.Patient patient, @Nullable Phi<String> text) {
        if (text != null) {
            patient.addName(new HumanName().setUse(HumanName.NameUse.OFFICIAL).setText(text.reveal()));
        }
    }

    private static void addContact(
            org.hl7.fhir.r4.model.Patient patient, ContactPointSystem system, @Nullable Phi<String> value) {
        if (value != null) {
            patient.addTelecom().setSystem(system).setValue(value.reveal());
        }
    }

    private static AdministrativeGender gender(Person.Sex sex) {
        return switch (sex) {
            case MALE -> AdministrativeGender.MALE;
            case FEMALE -> AdministrativeGender.FEMALE;
            case OTHER -> AdministrativeGender.OTHER;
            case UNKNOWN -> AdministrativeGender.UNKNOWN;
        };
    }

    private static Period period(LocalDate from, @Nullable LocalDate to) {
        Period period = new Period();
        period.setStartElement(new DateTimeType(from.toString()));
        if (to != null) {
            period.setEndElement(new DateTimeType(to.toString()));
        }
        return period;
    }
}
