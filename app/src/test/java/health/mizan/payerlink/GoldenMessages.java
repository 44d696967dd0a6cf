package health.mizan.payerlink;

import ca.uhn.fhir.context.FhirContext;
import health.mizan.catalogue.ServiceCategory;
import health.mizan.charges.ChargeId;
import health.mizan.claims.ClaimId;
import health.mizan.claims.ClaimSubmission;
import health.mizan.coverage.Coverage;
import health.mizan.coverage.CoverageId;
import health.mizan.eligibility.EligibilityCheckId;
import health.mizan.eligibility.EligibilityEnquiry;
import health.mizan.encounters.EncounterId;
import health.mizan.facilities.Address;
import health.mizan.facilities.Facility;
import health.mizan.fhir.nphies.ClaimMessage;
import health.mizan.fhir.nphies.EligibilityMessage;
import health.mizan.fhir.nphies.Envelope;
import health.mizan.fhir.nphies.Licence;
import health.mizan.fhir.nphies.Parties;
import health.mizan.fhir.nphies.StatusMessage;
import health.mizan.fhir.nphies.Treatment;
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
import org.hl7.fhir.r4.model.Bundle;

/** Messages of the golden case, for members that the sandbox treats differently by their last digits. */
final class GoldenMessages {

    private static final LocalDate DAY = LocalDate.of(2026, 7, 2);
    private static final ZoneId RIYADH = ZoneId.of("Asia/Riyadh");

    private static final Licence PROVIDER = new Licence("urn:mizan:facility-code", "RUH");
    private static final Licence PAYER = new Licence("https://example.org/identifier/demo-payer", "NAJD-001");

    private GoldenMessages() {}

    static String question(String member) {
        EligibilityEnquiry enquiry = new EligibilityEnquiry(
                "eligibility-" + id(60) + "-1",
                new EligibilityCheckId(id(60)),
                new PatientId(id(1)),
                new CoverageId(id(2)),
                new PayerId(id(3)),
                new FacilityId(id(4)),
                DAY,
                Set.of(ServiceCategory.CONSULTATION));
        return written(EligibilityMessage.of(enquiry, parties(member), envelope(EligibilityMessage.EVENT)));
    }

    static String claim(String member) {
        Treatment visit = new Treatment(
                new EncounterId(id(5)),
                "AMB",
                Instant.parse("2026-07-02T07:00:00Z"),
                Instant.parse("2026-07-02T07:45:00Z"),
                Optional.empty(),
                Map.of(1, ServiceCategory.CONSULTATION));
        return written(ClaimMessage.of(submission(), visit, parties(member), envelope(ClaimMessage.EVENT)));
    }

    /** Asks about {@link #claim}. */
    static String whereItStands(int question) {
        return written(StatusMessage.of(
                submission(),
                id(question),
                parties("NJD-1003-00"),
                new Envelope(
                        id(100 + question),
                        id(200 + question),
                        ZonedDateTime.of(2026, 7, 3, 10, 0, 0, 0, RIYADH),
                        StatusMessage.EVENT,
                        PROVIDER,
                        PAYER)));
    }

    private static ClaimSubmission submission() {
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

    private static String written(Bundle message) {
        return FhirContext.forR4Cached().newJsonParser().encodeResourceToString(message);
    }

    private static ClaimSubmission.Line line(int sequence, String code, long minor) {
        return new ClaimSubmission.Line(
                sequence,
                new ChargeId(id(80 + sequence)),
                "https://example.org/fhir/CodeSystem/demo-services",
                code,
                1,
                sar(minor),
                sar(minor),
                sar(0),
                DAY);
    }

    private static Envelope envelope(String event) {
        return new Envelope(id(50), id(51), ZonedDateTime.of(2026, 7, 2, 10, 0, 0, 0, RIYADH), event, PROVIDER, PAYER);
    }

    private static Parties parties(String member) {
        Envelope envelope = envelope("x");
        return new Parties(
                patient(),
                coverage(member),
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
                        Instant.EPOCH),
                new Facility(
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
                        Instant.EPOCH),
                envelope.receiver(),
                envelope.sender(),
                "2",
                envelope.receiver());
    }

    private static Patient patient() {
        return new Patient(
                new PatientId(id(1)),
                1,
                new Patient.Details(
                        new Person(
                                new Person.Name(null, Phi.of("Imran Yousuf Qureshi")),
                                BirthDate.parse("1988-08-19"),
                                Person.Sex.MALE,
                                Person.Residency.RESIDENT),
                        new Patient.Contact(null, null),
                        List.of(Identifier.of("https://example.org/identifier/demo-iqama", "DEMO-2-000003")),
                        false,
                        false),
                List.of());
    }

    private static Coverage coverage(String member) {
        return new Coverage(
                new CoverageId(id(2)),
                1,
                new PatientId(id(1)),
                new Coverage.Terms(
                        new Coverage.Policy(new PayerId(id(3)), "NAJD", new PlanId(id(9)), "SILVER", null),
                        new Coverage.Membership(Phi.of(member), Coverage.Relationship.SELF, null),
                        new Coverage.Period(LocalDate.of(2026, 1, 1), null),
                        1,
                        Coverage.Status.ACTIVE),
                Instant.EPOCH);
    }

    private static UUID id(int number) {
        return new UUID(0x0189_0a5d_ac96_774bL, 0xb000_0000_0000_0000L + number);
    }

    static Money sar(long minor) {
        return Money.ofMinor(minor, "SAR");
    }
}
