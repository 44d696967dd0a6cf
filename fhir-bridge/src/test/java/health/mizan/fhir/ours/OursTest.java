package health.mizan.fhir.ours;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.claims.ClaimState;
import health.mizan.eligibility.EligibilityCheck;
import health.mizan.encounters.EncounterClass;
import health.mizan.fhir.R4;
import health.mizan.fhir.nphies.Amounts;
import health.mizan.fhir.nphies.Golden;
import health.mizan.invoices.Invoice;
import health.mizan.invoices.InvoiceState;
import health.mizan.money.Money;
import health.mizan.submissions.Hearing;
import java.util.Optional;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The golden case as FHIR: valid R4, and to the halala what our own state says. */
class OursTest {

    @ParameterizedTest
    @EnumSource(ClaimState.class)
    void a_claim_is_valid_in_every_state(ClaimState state) {
        assertValid(ClaimMapper.claim(
                GoldenState.claim(state),
                EncounterClass.AMB,
                GoldenState.lines(),
                GoldenState.submissions(),
                Optional.of(Golden.submission())));
    }

    @Test
    void a_claim_carries_the_numbers_of_its_submissions_and_its_total() {
        var claim = ClaimMapper.claim(
                GoldenState.claim(ClaimState.SUBMITTED),
                EncounterClass.AMB,
                GoldenState.lines(),
                GoldenState.submissions(),
                Optional.of(Golden.submission()));

        assertThat(claim.getIdentifier())
                .extracting(number -> number.getValue())
                .containsExactly(Golden.id(71).toString(), Golden.id(70).toString());
        assertThat(Amounts.read(claim.getTotal(), "total")).isEqualTo(GoldenState.sar(255_00));
        assertThat(claim.getDiagnosisFirstRep()
                        .getDiagnosisCodeableConcept()
                        .getCodingFirstRep()
                        .getCode())
                .isEqualTo("R53");
    }

    @ParameterizedTest
    @CsvSource({
        "DRAFT, draft",
        "HELD, draft",
        "READY, draft",
        "SUBMITTED, active",
        "PENDED, active",
        "DECIDED, active",
        "POSTED, active",
        "REJECTED, active",
        "CANCELLED, cancelled"
    })
    void a_claims_status_is_read_off_its_state(ClaimState state, String status) {
        assertThat(ClaimMapper.status(state).toCode()).isEqualTo(status);
    }

    @Test
    void the_golden_decision_is_valid_and_adds_up() {
        var response = ClaimResponseMapper.decided(GoldenState.claim(ClaimState.POSTED), GoldenState.decision());

        assertValid(response);
        assertThat(response.getTotal())
                .extracting(total -> total.getAmount().getValue().toPlainString())
                .containsExactly("255.00", "178.50", "142.80", "0.00", "35.70");
        assertThat(response.getItem().getLast().getAdjudication()).anySatisfy(one -> assertThat(
                        one.getReason().getCodingFirstRep().getCode())
                .isEqualTo("MN-1-1"));
    }

    @Test
    void what_is_pended_or_rejected_is_valid_and_says_so() {
        var queued = ClaimResponseMapper.queued(
                GoldenState.claim(ClaimState.PENDED), GoldenState.hearing(Hearing.Kind.PENDED));
        var rejected = ClaimResponseMapper.rejected(
                GoldenState.claim(ClaimState.REJECTED), GoldenState.hearing(Hearing.Kind.REJECTED));

        assertValid(queued);
        assertValid(rejected);
        assertThat(queued.getOutcome().toCode()).isEqualTo("queued");
        assertThat(rejected.getErrorFirstRep().getCode().getCodingFirstRep().getCode())
                .isEqualTo("BV-00251");
    }

    @Test
    void questions_about_cover_and_their_answers_are_valid() {
        EligibilityCheck answered = GoldenState.check(EligibilityCheck.CheckState.ANSWERED, GoldenState.answer());

        assertValid(EligibilityMapper.request(answered));
        assertValid(EligibilityMapper.response(answered));
        assertValid(EligibilityMapper.response(GoldenState.check(EligibilityCheck.CheckState.ASKED, null)));
        assertValid(EligibilityMapper.response(GoldenState.check(EligibilityCheck.CheckState.UNANSWERED, null)));
    }

    @Test
    void a_benefit_is_said_as_it_was_heard() {
        var response = EligibilityMapper.response(
                GoldenState.check(EligibilityCheck.CheckState.ANSWERED, GoldenState.answer()));

        var items = response.getInsuranceFirstRep().getItem();
        assertThat(items.get(0).getBenefitFirstRep().getAllowedStringType().getValue())
                .isEqualTo("20%");
        assertThat(Amounts.read(items.get(1).getBenefitFirstRep().getAllowedMoney(), "cap"))
                .isEqualTo(GoldenState.sar(75_00));
        assertThat(items.get(1).getNetwork().getCodingFirstRep().getCode()).isEqualTo("in");
    }

    @Test
    void the_golden_invoice_is_valid_and_its_parts_add_up_to_what_is_due() {
        Invoice invoice = GoldenState.invoice(InvoiceState.ISSUED, GoldenState.sar(0));

        var resource = InvoiceMapper.invoice(invoice, Optional.of(GoldenState.claim(ClaimState.POSTED)));

        assertValid(resource);
        assertThat(Amounts.read(resource.getTotalGross(), "gross")).isEqualTo(GoldenState.sar(35_70));
        for (int line = 0; line < invoice.lines().size(); line++) {
            Money sum = resource.getLineItem().get(line).getPriceComponent().stream()
                    .map(part -> Amounts.read(part.getAmount(), "part"))
                    .reduce(Money.zero(GoldenState.SAR), Money::plus);
            assertThat(sum).isEqualTo(invoice.lines().get(line).due());
        }
        assertThat(resource.getIdentifier())
                .extracting(number -> number.getValue())
                .containsExactly("RUH-2026-000001", Golden.id(71).toString());
    }

    @Test
    void an_invoice_says_what_is_open_of_it() {
        var half = InvoiceMapper.invoice(
                GoldenState.invoice(InvoiceState.ISSUED, GoldenState.sar(10_00)), Optional.empty());
        var paid = InvoiceMapper.invoice(
                GoldenState.invoice(InvoiceState.BALANCED, GoldenState.sar(35_70)), Optional.empty());

        assertThat(open(half)).isEqualTo(GoldenState.sar(25_70));
        assertThat(half.getStatus().toCode()).isEqualTo("issued");
        assertThat(open(paid)).isEqualTo(GoldenState.sar(0));
        assertThat(paid.getStatus().toCode()).isEqualTo("balanced");
    }

    private static Money open(org.hl7.fhir.r4.model.Invoice invoice) {
        return Amounts.read(
                (org.hl7.fhir.r4.model.Money)
                        invoice.getExtensionByUrl(InvoiceMapper.BALANCE).getValue(),
                "balance");
    }

    private static void assertValid(Resource resource) {
        assertThat(R4.errors(R4.CONTEXT.newJsonParser().encodeResourceToString(resource)))
                .isEmpty();
    }
}
