package health.mizan.fhir.nphies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.mizan.catalogue.ServiceCategory;
import health.mizan.claims.ClaimSubmission;
import health.mizan.encounters.EncounterId;
import health.mizan.fhir.R4;
import health.mizan.money.Money;
import health.mizan.parties.Phi;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.CoverageEligibilityRequest;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessagesTest {

    @Test
    void a_question_about_cover_is_valid_R4() {
        String message = json(
                EligibilityMessage.of(Golden.enquiry(), Golden.parties(), Golden.envelope(EligibilityMessage.EVENT)));

        assertThat(R4.errors(message)).isEmpty();
    }

    @Test
    void the_golden_claim_is_valid_R4() {
        assertThat(R4.errors(json(claim(Golden.submission())))).isEmpty();
    }

    @Test
    void a_question_where_a_claim_stands_is_valid_R4_and_names_the_claim_and_no_patient() {
        Bundle message = StatusMessage.of(
                Golden.submission(), Golden.id(90), Golden.parties(), Golden.envelope(StatusMessage.EVENT));

        assertThat(R4.errors(json(message))).isEmpty();
        Task task = first(message, Task.class);
        assertThat(task.getCode().getCodingFirstRep().getCode()).isEqualTo("status");
        assertThat(task.getFocus().getIdentifier().getValue())
                .isEqualTo(Golden.submission().id().toString());
        assertThat(json(message)).doesNotContain("\"Patient\"", "NJD-1003-00", "Qureshi");
    }

    @Test
    void a_question_names_member_day_and_purposes() {
        Bundle message =
                EligibilityMessage.of(Golden.enquiry(), Golden.parties(), Golden.envelope(EligibilityMessage.EVENT));

        CoverageEligibilityRequest request = first(message, CoverageEligibilityRequest.class);
        assertThat(request.getIdentifierFirstRep().getValue())
                .isEqualTo(Golden.enquiry().key());
        assertThat(request.getPurpose()).extracting(code -> code.getCode()).containsExactly("benefits", "validation");
        assertThat(request.getServicedDateType().getValueAsString()).isEqualTo("2026-07-02");
        Coverage coverage = first(message, Coverage.class);
        assertThat(coverage.getIdentifierFirstRep().getValue()).isEqualTo("NJD-1003-00");
        assertThat(coverage.getClass_FirstRep().getValue()).isEqualTo("SILVER");
    }

    @Test
    void the_envelope_keeps_the_rules() {
        Bundle message = claim(Golden.submission());

        assertThat(message.getType()).isEqualTo(Bundle.BundleType.MESSAGE);
        assertThat(message.getMeta().getProfile())
                .extracting(profile -> profile.getValue())
                .containsExactly("http://nphies.sa/fhir/ksa/nphies-fs/StructureDefinition/bundle|1.0.0");
        MessageHeader header = (MessageHeader) message.getEntryFirstRep().getResource();
        assertThat(header.getFocus()).hasSize(1);
        assertThat(header.hasResponse()).isFalse();
        assertThat(header.getSender().getIdentifier().getValue()).isEqualTo("RUH");
        assertThat(header.getDestinationFirstRep().getReceiver().getIdentifier().getValue())
                .isEqualTo("NAJD-001");
        assertThat(message.getEntry()).allSatisfy(entry -> assertThat(
                        entry.getResource().getMeta().getProfile().getFirst().getValue())
                .endsWith("|1.0.0"));
    }

    @Test
    void every_reference_is_an_entry_character_for_character() {
        Bundle message = claim(Golden.submission());
        Set<String> urls = new HashSet<>();
        message.getEntry()
                .forEach(entry -> assertThat(urls.add(entry.getFullUrl())).isTrue());

        List<String> references = message.getEntry().stream()
                .flatMap(
                        entry -> R4
                                .CONTEXT
                                .newTerser()
                                .getAllPopulatedChildElementsOfType(entry.getResource(), Reference.class)
                                .stream())
                .map(Reference::getReference)
                .filter(reference -> reference != null)
                .toList();

        assertThat(references).isNotEmpty().allMatch(urls::contains);
    }

    @Test
    void the_golden_claim_sums_up() {
        Claim claim = first(claim(Golden.submission()), Claim.class);

        assertThat(claim.getType().getCodingFirstRep().getCode()).isEqualTo("professional");
        assertThat(claim.getSubType().getCodingFirstRep().getCode()).isEqualTo("op");
        assertThat(claim.getTotal().getValue()).isEqualByComparingTo("255.00");
        assertThat(claim.getItem())
                .extracting(item -> item.getNet().getValue().toPlainString())
                .containsExactly("127.50", "51.00", "76.50");
        assertThat(claim.getItem()).allSatisfy(item -> assertThat(item.getExtension())
                .extracting(extension -> extension.getUrl().replaceFirst(".*/", ""))
                .containsExactly(
                        "extension-package",
                        "extension-tax",
                        "extension-patient-share",
                        "extension-patientInvoice",
                        "extension-maternity"));
    }

    @Test
    void tax_is_part_of_what_the_dialect_calls_net() {
        ClaimSubmission.Line taxed = new ClaimSubmission.Line(
                1,
                Golden.line(1, "DS-100", 0).charge(),
                "urn:s",
                "c",
                2,
                sar(53_00),
                sar(106_00),
                sar(15_90),
                Golden.DAY);

        Claim claim = first(claim(with(List.of(taxed))), Claim.class);

        assertThat(claim.getItemFirstRep().getNet().getValue()).isEqualByComparingTo("121.90");
        assertThat(claim.getTotal().getValue()).isEqualByComparingTo("121.90");
    }

    @Test
    void a_discount_is_said_as_a_factor() {
        ClaimSubmission.Line discounted = new ClaimSubmission.Line(
                1, Golden.line(1, "DS-100", 0).charge(), "urn:s", "c", 1, sar(150_00), sar(127_50), sar(0), Golden.DAY);

        Claim claim = first(claim(with(List.of(discounted))), Claim.class);

        assertThat(claim.getItemFirstRep().getFactor()).isEqualByComparingTo("0.85");
    }

    @Test
    void a_line_rounded_once_agrees_with_its_rounded_unit_price_to_the_halala() {
        // 33.35 less 15 % is 28.3475: one costs 28.35, three cost 85.04.
        ClaimSubmission.Line three = new ClaimSubmission.Line(
                1, Golden.line(1, "DS-100", 0).charge(), "urn:s", "c", 3, sar(28_35), sar(85_04), sar(0), Golden.DAY);

        Claim.ItemComponent item =
                first(claim(with(List.of(three))), Claim.class).getItemFirstRep();

        BigDecimal product = item.getQuantity()
                .getValue()
                .multiply(item.getUnitPrice().getValue())
                .multiply(item.getFactor());
        assertThat(product.setScale(2, RoundingMode.HALF_UP)).isEqualByComparingTo("85.04");
        assertThat(item.getNet().getValue()).isEqualByComparingTo("85.04");
    }

    @Test
    void a_net_that_no_factor_explains_is_not_sent() {
        ClaimSubmission.Line odd = new ClaimSubmission.Line(
                1, Golden.line(1, "DS-100", 0).charge(), "urn:s", "c", 1, sar(0), sar(1_00), sar(0), Golden.DAY);

        assertThatThrownBy(() -> claim(with(List.of(odd))))
                .isInstanceOf(MessageFault.class)
                .hasMessageContaining("BV-00251");
    }

    @ParameterizedTest
    @CsvSource({
        "AMB, CONSULTATION, professional, op",
        "EMER, EMERGENCY, professional, emr",
        "VR, TELEHEALTH, professional, op",
        "IMP, INPATIENT, institutional, ip",
        "SS, SURGERY, institutional, ip",
        "AMB, DENTAL, oral, op",
        "AMB, PHARMACY, pharmacy, op",
        "AMB, OPTICAL, vision, op"
    })
    void the_form_follows_from_visit_and_care(String visit, ServiceCategory care, String form, String subType) {
        Treatment treatment = new Treatment(
                new EncounterId(Golden.id(5)),
                visit,
                Instant.parse("2026-07-02T07:00:00Z"),
                null,
                Optional.empty(),
                Map.of(1, care));

        Bundle message = ClaimMessage.of(
                with(List.of(Golden.line(1, "X", 10_00))),
                treatment,
                Golden.parties(),
                Golden.envelope(ClaimMessage.EVENT));

        Claim claim = first(message, Claim.class);
        assertThat(claim.getMeta().getProfile().getFirst().getValue()).contains("/" + form + "-claim|");
        assertThat(claim.getSubType().getCodingFirstRep().getCode()).isEqualTo(subType);
        assertThat(R4.errors(json(message))).isEmpty();
    }

    @Test
    void a_replacement_names_the_claim_it_replaces() {
        ClaimSubmission first = Golden.submission();
        ClaimSubmission second = new ClaimSubmission(
                UUID.randomUUID(),
                first.claim(),
                first.patient(),
                first.coverage(),
                first.payer(),
                first.facility(),
                first.encounter(),
                first.id(),
                first.created(),
                first.lines(),
                first.diagnoses());

        Claim claim = first(claim(second), Claim.class);

        assertThat(claim.getRelatedFirstRep().getClaim().getIdentifier().getValue())
                .isEqualTo(first.id().toString());
    }

    static ClaimSubmission with(List<ClaimSubmission.Line> lines) {
        ClaimSubmission golden = Golden.submission();
        return new ClaimSubmission(
                golden.id(),
                golden.claim(),
                golden.patient(),
                golden.coverage(),
                golden.payer(),
                golden.facility(),
                golden.encounter(),
                null,
                golden.created(),
                lines,
                Phi.of(golden.diagnoses().reveal()));
    }

    static Bundle claim(ClaimSubmission submission) {
        return ClaimMessage.of(submission, Golden.treatment(), Golden.parties(), Golden.envelope(ClaimMessage.EVENT));
    }

    static <R extends Resource> R first(Bundle message, Class<R> type) {
        return message.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    private static String json(Bundle message) {
        return R4.CONTEXT.newJsonParser().encodeResourceToString(message);
    }

    private static Money sar(long minor) {
        return Money.ofMinor(minor, "SAR");
    }
}
