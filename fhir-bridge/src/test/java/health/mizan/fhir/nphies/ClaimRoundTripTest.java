package health.mizan.fhir.nphies;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.charges.ChargeId;
import health.mizan.claims.ClaimSubmission;
import health.mizan.fhir.R4;
import health.mizan.money.Money;
import health.mizan.parties.Phi;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Identifier;

/** Nothing of a claim is lost or bent on its way through the wire. */
class ClaimRoundTripTest {

    @Property(tries = 60)
    void what_is_read_from_the_wire_is_what_was_submitted(@ForAll("submissions") ClaimSubmission submission) {
        String wire = R4.CONTEXT.newJsonParser().encodeResourceToString(MessagesTest.claim(submission));

        ClaimSubmission read = read(R4.CONTEXT.newJsonParser().parseResource(Bundle.class, wire), submission);

        assertThat(read).isEqualTo(submission);
    }

    /** Charges are ours alone and do not travel. */
    private static ClaimSubmission read(Bundle message, ClaimSubmission ours) {
        Claim claim = MessagesTest.first(message, Claim.class);
        List<ClaimSubmission.Line> lines = new ArrayList<>();
        claim.getItem().forEach(item -> lines.add(line(item, ours)));
        Identifier invoice = (Identifier) Nphies.valueOf(claim.getItemFirstRep().getExtension(), "patientInvoice")
                .orElseThrow();
        Identifier episode =
                (Identifier) Nphies.valueOf(claim.getExtension(), "episode").orElseThrow();
        return new ClaimSubmission(
                UUID.fromString(claim.getIdentifierFirstRep().getValue()),
                new health.mizan.claims.ClaimId(UUID.fromString(invoice.getValue())),
                new health.mizan.parties.PatientId(target(claim.getPatient().getReference())),
                new health.mizan.coverage.CoverageId(
                        target(claim.getInsuranceFirstRep().getCoverage().getReference())),
                new health.mizan.parties.PayerId(target(claim.getInsurer().getReference())),
                new health.mizan.parties.FacilityId(target(claim.getProvider().getReference())),
                new health.mizan.encounters.EncounterId(UUID.fromString(episode.getValue())),
                claim.hasRelated()
                        ? UUID.fromString(claim.getRelatedFirstRep()
                                .getClaim()
                                .getIdentifier()
                                .getValue())
                        : null,
                claim.getCreated().toInstant(),
                lines,
                Phi.of(claim.getDiagnosis().stream()
                        .map(ClaimRoundTripTest::diagnosis)
                        .toList()));
    }

    private static ClaimSubmission.Line line(Claim.ItemComponent item, ClaimSubmission ours) {
        Money unit = Amounts.read(item.getUnitPrice(), "unitPrice");
        Money tax = Amounts.read(
                (org.hl7.fhir.r4.model.Money)
                        Nphies.valueOf(item.getExtension(), "tax").orElseThrow(),
                "tax");
        int quantity = item.getQuantity().getValue().intValueExact();
        Money net = Amounts.read(item.getNet(), "net").minus(tax);
        BigDecimal factor = item.hasFactor() ? item.getFactor() : BigDecimal.ONE;
        assertThat(unit.toDecimal().multiply(BigDecimal.valueOf(quantity)).multiply(factor))
                .isEqualByComparingTo(net.toDecimal());
        return new ClaimSubmission.Line(
                item.getSequence(),
                ours.lines().get(item.getSequence() - 1).charge(),
                item.getProductOrService().getCodingFirstRep().getSystem(),
                item.getProductOrService().getCodingFirstRep().getCode(),
                quantity,
                unit,
                net,
                tax,
                LocalDate.parse(item.getServicedDateType().getValueAsString()));
    }

    private static ClaimSubmission.Diagnosis diagnosis(Claim.DiagnosisComponent diagnosis) {
        var coding = diagnosis.getDiagnosisCodeableConcept().getCodingFirstRep();
        return new ClaimSubmission.Diagnosis(
                diagnosis.getSequence(),
                coding.getSystem(),
                coding.getCode(),
                diagnosis.getTypeFirstRep().getCodingFirstRep().getCode());
    }

    private static UUID target(String reference) {
        return UUID.fromString(reference.substring("urn:uuid:".length()));
    }

    @Provide
    Arbitrary<ClaimSubmission> submissions() {
        Arbitrary<ClaimSubmission.Line> lines = Combinators.combine(
                        Arbitraries.integers().between(1, 20),
                        Arbitraries.longs().between(0, 100_000_00),
                        Arbitraries.longs().between(0, 10_000_00),
                        Arbitraries.strings().alpha().numeric().ofMinLength(1).ofMaxLength(14),
                        Arbitraries.integers().between(0, 3000))
                .as((quantity, unit, tax, code, day) -> new ClaimSubmission.Line(
                        1,
                        new ChargeId(UUID.randomUUID()),
                        "urn:services",
                        code,
                        quantity,
                        sar(unit),
                        sar(unit).times(quantity),
                        sar(tax),
                        LocalDate.of(2024, 1, 1).plusDays(day)));
        Arbitrary<Boolean> replaces = Arbitraries.of(true, false);
        Arbitrary<Long> created = Arbitraries.longs().between(1_700_000_000_000L, 1_900_000_000_000L);
        return Combinators.combine(lines.list().ofMinSize(1).ofMaxSize(8), replaces, created)
                .as((drawn, prior, at) -> submission(numbered(drawn), prior, Instant.ofEpochMilli(at)));
    }

    private static List<ClaimSubmission.Line> numbered(List<ClaimSubmission.Line> drawn) {
        List<ClaimSubmission.Line> lines = new ArrayList<>();
        for (ClaimSubmission.Line line : drawn) {
            lines.add(new ClaimSubmission.Line(
                    lines.size() + 1,
                    line.charge(),
                    line.system(),
                    line.code(),
                    line.quantity(),
                    line.unitPrice(),
                    line.net(),
                    line.tax(),
                    line.serviced()));
        }
        return lines;
    }

    private static ClaimSubmission submission(List<ClaimSubmission.Line> lines, boolean replaces, Instant created) {
        ClaimSubmission golden = Golden.submission();
        return new ClaimSubmission(
                UUID.randomUUID(),
                golden.claim(),
                golden.patient(),
                golden.coverage(),
                golden.payer(),
                golden.facility(),
                golden.encounter(),
                replaces ? UUID.randomUUID() : null,
                created,
                lines,
                golden.diagnoses());
    }

    private static Money sar(long minor) {
        return Money.ofMinor(minor, "SAR");
    }
}
