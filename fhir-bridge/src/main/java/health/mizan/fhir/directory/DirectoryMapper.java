package health.mizan.fhir.directory;

import health.mizan.facilities.Address;
import health.mizan.facilities.Facility;
import health.mizan.facilities.Practitioner;
import health.mizan.masterdata.Status;
import health.mizan.payers.Payer;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** Our master data as R4 resources. Pure, one direction. */
final class DirectoryMapper {

    /** Namespaces of our own codes. Not resolvable, as R4 allows for an identifier's system. */
    static final String FACILITY_CODE = "urn:mizan:facility-code";

    static final String PAYER_CODE = "urn:mizan:payer-code";
    static final String PRACTITIONER_CODE = "urn:mizan:practitioner-code";
    static final String LICENCE = "urn:mizan:practitioner-licence";
    static final String NPHIES_LICENCE = "http://nphies.sa/license/practitioner-license";
    static final String VAT_NUMBER = "urn:mizan:vat-number";

    private static final String ORGANIZATION_TYPE = "http://terminology.hl7.org/CodeSystem/organization-type";
    private static final String TRANSLATION = "http://hl7.org/fhir/StructureDefinition/translation";

    private DirectoryMapper() {}

    static Organization organization(Payer payer) {
        Organization organization = new Organization();
        identify(organization, payer.id().value(), payer.version());
        organization.addIdentifier().setSystem(PAYER_CODE).setValue(payer.code());
        payer.identifiers()
                .forEach(number ->
                        organization.addIdentifier().setSystem(number.system()).setValue(number.value()));
        organization.setActive(payer.status() == Status.ACTIVE).setNameElement(name(payer.nameEn(), payer.nameAr()));
        switch (payer.kind()) {
            case INSURER -> organization.addType(type("ins", "Insurance Company"));
            case TPA -> organization.addType(type("pay", "Payer"));
            case EMPLOYER -> organization.addType(type("bus", "Non-Healthcare Business or Corporation"));
            case SELF_PAY -> organization.addType(type("other", "Other"));
        }
        return organization;
    }

    static Organization organization(Facility facility) {
        Organization organization = new Organization();
        identify(organization, facility.id().value(), facility.version());
        organization.addIdentifier().setSystem(FACILITY_CODE).setValue(facility.code());
        if (facility.vatNumber() != null) {
            organization.addIdentifier().setSystem(VAT_NUMBER).setValue(facility.vatNumber());
        }
        organization
                .setActive(facility.status() == Status.ACTIVE)
                .addType(type("prov", "Healthcare Provider"))
                .setNameElement(name(facility.nameEn(), facility.nameAr()))
                .addAddress(address(facility.address()));
        return organization;
    }

    static Location location(Facility facility) {
        Location location = new Location();
        identify(location, facility.id().value(), facility.version());
        location.addIdentifier().setSystem(FACILITY_CODE).setValue(facility.code());
        location.setStatus(
                        facility.status() == Status.ACTIVE
                                ? Location.LocationStatus.ACTIVE
                                : Location.LocationStatus.INACTIVE)
                .setMode(Location.LocationMode.INSTANCE)
                .setNameElement(name(facility.nameEn(), facility.nameAr()))
                .setAddress(address(facility.address()))
                .setManagingOrganization(new Reference("Organization/" + facility.id()));
        return location;
    }

    /** @param today decides whether the person still practises here */
    static org.hl7.fhir.r4.model.Practitioner practitioner(Practitioner person, LocalDate today) {
        org.hl7.fhir.r4.model.Practitioner practitioner = new org.hl7.fhir.r4.model.Practitioner();
        identify(practitioner, person.id().value(), person.version());
        practitioner.addIdentifier().setSystem(PRACTITIONER_CODE).setValue(person.code());
        practitioner.addIdentifier().setSystem(LICENCE).setValue(person.licenceNumber());
        practitioner.addIdentifier().setSystem(NPHIES_LICENCE).setValue(person.licenceNumber());
        practitioner
                .setActive(!today.isBefore(person.effectiveFrom())
                        && (person.effectiveTo() == null || !today.isAfter(person.effectiveTo())))
                .addName(new HumanName().setUse(HumanName.NameUse.OFFICIAL).setText(person.nameEn()))
                .addName(new HumanName().setUse(HumanName.NameUse.USUAL).setText(person.nameAr()));
        practitioner.addQualification().setCode(new CodeableConcept().setText(person.specialty()));
        return practitioner;
    }

    private static void identify(Resource resource, UUID id, long version) {
        resource.setId(id.toString());
        resource.getMeta().setVersionId(Long.toString(version));
    }

    private static StringType name(String english, String arabic) {
        StringType name = new StringType(english);
        Extension translation = name.addExtension().setUrl(TRANSLATION);
        translation.addExtension("lang", new org.hl7.fhir.r4.model.CodeType("ar"));
        translation.addExtension("content", new StringType(arabic));
        return name;
    }

    private static CodeableConcept type(String code, String display) {
        return new CodeableConcept(new Coding(ORGANIZATION_TYPE, code, display));
    }

    private static org.hl7.fhir.r4.model.Address address(Address place) {
        org.hl7.fhir.r4.model.Address address = new org.hl7.fhir.r4.model.Address();
        List<@Nullable String> line = java.util.Arrays.asList(place.buildingNumber(), place.street());
        line.stream().filter(part -> part != null).forEach(address::addLine);
        return address.setDistrict(place.district())
                .setCity(place.city())
                .setPostalCode(place.postalCode())
                .setCountry(place.country());
    }
}
