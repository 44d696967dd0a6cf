package health.mizan.fhir.nphies;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import health.mizan.coverage.Coverage;
import health.mizan.facilities.Facility;
import health.mizan.facilities.Practitioner;
import health.mizan.parties.Phi;
import health.mizan.persons.BirthDate;
import health.mizan.persons.Identifier;
import health.mizan.persons.Person;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
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
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** Persons, covers and organisations as the dialect's profiles describe them. Their ids are ours. */
final class PartyResources {

    static final String FACILITY_CODE = "urn:mizan:facility-code";
    static final String PRACTITIONER_LICENCE = "urn:mizan:practitioner-licence";
    static final String MEMBER_NUMBER = "urn:mizan:member-number:";

    private static final Map<String, String> DOCUMENTS =
            Map.of(Identifier.NATIONAL_ID, "NI", Identifier.IQAMA, "PRC", Identifier.PASSPORT, "PPN");

    private PartyResources() {}

    static Patient patient(health.mizan.patients.Patient person) {
        Patient patient = as(new Patient(), "patient", person.id().value());
        person.details().identifiers().forEach(number -> addNumber(patient, number));
        patient.setActive(true);
        patient.addExtension(Nphies.extension("occupation", Nphies.ksa("occupation", "unknown")));
        Person.Name name = person.details().person().name();
        addName(patient, name.latin());
        addName(patient, name.arabic());
        sex(patient, person.details().person().sex());
        patient.setBirthDateElement(
                new DateType(person.details().person().birthDate().text()));
        Phi<String> phone = person.details().contact().phone();
        if (phone != null) {
            patient.addTelecom().setSystem(ContactPointSystem.PHONE).setValue(phone.reveal());
        }
        return patient;
    }

    /** Somebody of whom nothing else is known: no name is made up, and the number alone is enough to be found by. */
    static Patient person(UUID question, Identifier number, @Nullable BirthDate born) {
        // Its id is derived: within a bundle two resources of one id would have one fullUrl.
        Patient person = as(
                new Patient(),
                "patient",
                UUID.nameUUIDFromBytes(("person:" + question).getBytes(StandardCharsets.UTF_8)));
        addNumber(person, number);
        person.setActive(true);
        if (born != null) {
            person.setBirthDateElement(new DateType(born.text()));
        }
        return person;
    }

    private static void addNumber(Patient patient, Identifier number) {
        org.hl7.fhir.r4.model.Identifier identifier = patient.addIdentifier()
                .setSystem(number.system())
                .setValue(number.value().reveal());
        String kind = DOCUMENTS.get(number.system());
        if (kind != null) {
            identifier.setType(Nphies.hl7("v2-0203", kind));
        } else if (number.system().equals(Identifier.BORDER_NUMBER)) {
            identifier.setType(Nphies.ksa("patient-identifier-type", "BN"));
        }
    }

    /** The profile wants a family name and given names; documents give one text, whose last word is the family's. */
    private static void addName(Patient patient, @Nullable Phi<String> text) {
        if (text == null) {
            return;
        }
        String whole = text.reveal().strip();
        HumanName name = patient.addName()
                .setUse(patient.getName().size() == 1 ? HumanName.NameUse.OFFICIAL : HumanName.NameUse.USUAL)
                .setText(whole);
        String[] words = whole.split("\\s+", -1);
        name.setFamily(words[words.length - 1]);
        for (int word = 0; word < words.length - 1; word++) {
            name.addGiven(words[word]);
        }
    }

    private static void sex(Patient patient, Person.Sex sex) {
        AdministrativeGender gender =
                switch (sex) {
                    case MALE -> AdministrativeGender.MALE;
                    case FEMALE -> AdministrativeGender.FEMALE;
                    case OTHER -> AdministrativeGender.OTHER;
                    case UNKNOWN -> AdministrativeGender.UNKNOWN;
                };
        String code = sex == Person.Sex.OTHER ? "U" : gender.toCode();
        patient.setGender(gender);
        patient.getGenderElement()
                .addExtension(
                        Nphies.extension("ksa-administrative-gender", Nphies.ksa("ksa-administrative-gender", code)));
    }

    static org.hl7.fhir.r4.model.Coverage coverage(Coverage cover, Resource beneficiary, Resource payor) {
        var coverage =
                as(new org.hl7.fhir.r4.model.Coverage(), "coverage", cover.id().value());
        Coverage.Terms terms = cover.terms();
        String member = terms.membership().memberNumber().reveal();
        coverage.addIdentifier()
                .setSystem(MEMBER_NUMBER + terms.policy().payer())
                .setValue(member);
        coverage.setStatus(CoverageStatus.ACTIVE);
        coverage.setType(Nphies.ksa("coverage-type", "EHCPOL"));
        coverage.setSubscriberId(member);
        coverage.setBeneficiary(Envelope.to(beneficiary));
        boolean self = terms.membership().relationship() == Coverage.Relationship.SELF;
        if (self) {
            coverage.setSubscriber(Envelope.to(beneficiary));
        }
        coverage.setRelationship(Nphies.hl7(
                "subscriber-relationship",
                terms.membership().relationship().name().toLowerCase(Locale.ROOT)));
        coverage.getPeriod()
                .setStartElement(new DateTimeType(terms.period().from().toString()));
        if (terms.period().to() != null) {
            coverage.getPeriod()
                    .setEndElement(new DateTimeType(terms.period().to().toString()));
        }
        coverage.addPayor(Envelope.to(payor));
        coverage.addClass_(new ClassComponent()
                .setType(Nphies.hl7("coverage-class", "plan"))
                .setValue(terms.policy().plan()));
        coverage.setNetwork(terms.policy().network());
        return coverage;
    }

    static Organization insurer(Between parties) {
        Organization insurer = as(
                new Organization(),
                "insurer-organization",
                parties.insurer().id().value());
        insurer.addIdentifier(Envelope.identifier(parties.insurerLicence()));
        insurer.setActive(true)
                .addType(Nphies.ksa("organization-type", "ins"))
                .setName(parties.insurer().nameEn());
        return insurer;
    }

    static Organization provider(Between parties) {
        Organization provider = as(
                new Organization(),
                "provider-organization",
                parties.facility().id().value());
        provider.addIdentifier(Envelope.identifier(parties.provider()));
        provider.addExtension(Nphies.extension("provider-type", Nphies.ksa("provider-type", parties.providerType())));
        provider.setActive(true)
                .addType(Nphies.ksa("organization-type", "prov"))
                .setName(parties.facility().nameEn());
        return provider;
    }

    /** Its id is derived: within a bundle two resources of one id would have one fullUrl. */
    static Location location(Facility facility, Resource provider) {
        UUID id = UUID.nameUUIDFromBytes(("location:" + facility.id()).getBytes(StandardCharsets.UTF_8));
        Location location = as(new Location(), "location", id);
        location.addIdentifier().setSystem(FACILITY_CODE).setValue(facility.code());
        location.setStatus(Location.LocationStatus.ACTIVE)
                .setName(facility.nameEn())
                .addType(new CodeableConcept(new Coding()
                        .setSystem("http://terminology.hl7.org/CodeSystem/v3-RoleCode")
                        .setCode("OF")))
                .setManagingOrganization(Envelope.to(provider));
        return location;
    }

    static org.hl7.fhir.r4.model.Practitioner practitioner(Practitioner person) {
        var practitioner = as(
                new org.hl7.fhir.r4.model.Practitioner(),
                "practitioner",
                person.id().value());
        practitioner
                .addIdentifier()
                .setType(Nphies.hl7("v2-0203", "MD"))
                .setSystem(PRACTITIONER_LICENCE)
                .setValue(person.licenceNumber());
        practitioner.setActive(true).addName(new HumanName().setText(person.nameEn()));
        return practitioner;
    }

    static <R extends Resource> R as(R resource, String profile, UUID id) {
        resource.setId(id.toString());
        return Nphies.profiled(resource, profile);
    }

    static DateTimeType at(Instant instant, ZoneId zone) {
        return new DateTimeType(Date.from(instant), TemporalPrecisionEnum.MILLI, TimeZone.getTimeZone(zone));
    }
}
