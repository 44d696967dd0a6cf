package health.mizan.fhir.nphies;

import health.mizan.catalogue.ServiceCategory;
import health.mizan.charges.ChargeId;
import health.mizan.claims.ClaimId;
import health.mizan.claims.ClaimSubmission;
import health.mizan.coverage.Coverage;
import health.mizan.coverage.CoverageId;
import health.mizan.discoveries.DiscoveryEnquiry;
import health.mizan.discoveries.DiscoveryId;
import health.mizan.discoveries.Sought;
import health.mizan.eligibility.EligibilityCheckId;
import health.mizan.eligibility.EligibilityEnquiry;
import health.mizan.encounters.EncounterId;
import health.mizan.facilities.Address;
import health.mizan.facilities.Facility;
import health.mizan.facilities.Practitioner;
import health.mizan.facilities.PractitionerId;
import health.mizan.masterdata.Status;
import health.mizan.money.Money;
import health.mizan.parties.FacilityId;
import health.mizan.parties.PatientId;
import health.mizan.parties.PayerId;
import health.mizan.parties.Phi;
import health.mizan.patients.Patient;
import health.mizan.payers.Payer;
import health.mizan.payers.PayerKind;
import health.mizan.persons.BirthDate;
import health.mizan.persons.Identifier;
import health.mizan.persons.Person;
import health.mizan.plans.PlanId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Those of the golden case: a Silver member of Najd sees a general practitioner and has blood taken. */
public final class Golden {

    public static final LocalDate DAY = LocalDate.of(2026, 7, 2);

    private static final ZoneId RIYADH = ZoneId.of("Asia/Riyadh");
    private static final Instant MADE = Instant.parse("2026-01-01T00:00:00Z");

    private Golden() {}

    public static UUID id(int number) {
        return new UUID(0x0189_0a5d_ac96_774bL, 0xb000_0000_0000_0000L + number);
    }

    public static Parties parties() {
        return new Parties(
                patient(),
                coverage(),
                new Payer(
                        new PayerId(id(3)),
                        "NAJD",
                        PayerKind.INSURER,
                        "Najd Cooperative",
                        "نجد التعاونية",
                        null,
                        List.of(),
                        Status.ACTIVE,
                        1,
                        MADE),
                facility(),
                new Licence("https://example.org/identifier/demo-payer", "NAJD-001"),
                new Licence("urn:mizan:facility-code", "RUH"),
                "2",
                new Licence("https://example.org/identifier/demo-payer", "NAJD-001"));
    }

    /** By the number of the golden patient's residence permit alone. */
    public static DiscoveryEnquiry discovery() {
        return new DiscoveryEnquiry(
                "discovery-" + id(61),
                new DiscoveryId(id(61)),
                new Sought(Identifier.of(Identifier.IQAMA, "2000000003"), BirthDate.parse("1988-08-19")),
                new PayerId(id(3)),
                new FacilityId(id(4)),
                DAY);
    }

    static Patient patient() {
        return new Patient(
                new PatientId(id(1)),
                1,
                new Patient.Details(
                        new Person(
                                new Person.Name(Phi.of("عمران يوسف قريشي"), Phi.of("Imran Yousuf Qureshi")),
                                BirthDate.parse("1988-08-19"),
                                Person.Sex.MALE,
                                Person.Residency.RESIDENT),
                        new Patient.Contact(Phi.of("+447700900103"), null),
                        List.of(Identifier.of(Identifier.IQAMA, "2000000003")),
                        false,
                        false),
                List.of());
    }

    static Coverage coverage() {
        return new Coverage(
                new CoverageId(id(2)),
                1,
                new PatientId(id(1)),
                new Coverage.Terms(
                        new Coverage.Policy(new PayerId(id(3)), "NAJD", new PlanId(id(9)), "SILVER", null),
                        new Coverage.Membership(Phi.of("NJD-1003-00"), Coverage.Relationship.SELF, null),
                        new Coverage.Period(LocalDate.of(2026, 1, 1), null),
                        1,
                        Coverage.Status.ACTIVE),
                MADE);
    }

    static Facility facility() {
        return new Facility(
                new FacilityId(id(4)),
                "RUH",
                "Noor Demo Medical Complex",
                "مجمع نور التجريبي الطبي",
                RIYADH,
                Currency.getInstance("SAR"),
                null,
                new Address(null, null, null, null, "Riyadh", null, "SA"),
                Status.ACTIVE,
                1,
                MADE);
    }

    public static Envelope envelope(String event) {
        return new Envelope(
                id(50),
                id(51),
                ZonedDateTime.of(2026, 7, 2, 10, 0, 0, 0, RIYADH),
                event,
                parties().provider(),
                parties().receiver());
    }

    public static EligibilityEnquiry enquiry() {
        return new EligibilityEnquiry(
                "eligibility-" + id(60) + "-1",
                new EligibilityCheckId(id(60)),
                new PatientId(id(1)),
                new CoverageId(id(2)),
                new PayerId(id(3)),
                new FacilityId(id(4)),
                DAY,
                Set.of(ServiceCategory.CONSULTATION, ServiceCategory.LABORATORY));
    }

    public static ClaimSubmission submission() {
        return new ClaimSubmission(
                id(70),
                new ClaimId(id(71)),
                new PatientId(id(1)),
                new CoverageId(id(2)),
                new PayerId(id(3)),
                new FacilityId(id(4)),
                new EncounterId(id(5)),
                null,
                Instant.parse("2026-07-02T08:00:00Z"),
                List.of(line(1, "DS-100", 127_50), line(2, "DS-201", 51_00), line(3, "DS-202", 76_50)),
                Phi.of(List.of(
                        new ClaimSubmission.Diagnosis(1, "http://hl7.org/fhir/sid/icd-10-am", "R53", "principal"))));
    }

    static ClaimSubmission.Line line(int sequence, String code, long minor) {
        return new ClaimSubmission.Line(
                sequence,
                new ChargeId(id(80 + sequence)),
                "https://example.org/fhir/CodeSystem/demo-services",
                code,
                1,
                Money.ofMinor(minor, "SAR"),
                Money.ofMinor(minor, "SAR"),
                Money.ofMinor(0, "SAR"),
                DAY);
    }

    public static Treatment treatment() {
        return new Treatment(
                new EncounterId(id(5)),
                "AMB",
                Instant.parse("2026-07-02T07:00:00Z"),
                Instant.parse("2026-07-02T07:45:00Z"),
                Optional.of(new Practitioner(
                        new PractitionerId(id(6)),
                        "DR-01",
                        "Dr Huda Al-Mansour",
                        "د. هدى المنصور",
                        "DEMO-LIC-0001",
                        "general-practice",
                        List.of("RUH"),
                        LocalDate.of(2026, 1, 1),
                        null,
                        1,
                        MADE)),
                Map.of(
                        1, ServiceCategory.CONSULTATION,
                        2, ServiceCategory.LABORATORY,
                        3, ServiceCategory.LABORATORY));
    }
}
