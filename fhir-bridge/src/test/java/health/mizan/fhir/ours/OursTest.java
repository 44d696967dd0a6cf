package health.mizan.fhir.ours;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.adjudications.DecidedLine;
import health.mizan.adjudications.Decision;
import health.mizan.adjudications.Verdict;
import health.mizan.balances.Balance;
import health.mizan.bills.BillId;
import health.mizan.cases.CaseId;
import health.mizan.charges.ChargeId;
import health.mizan.claims.Claim;
import health.mizan.claims.ClaimId;
import health.mizan.claims.ClaimState;
import health.mizan.coverage.CoverageId;
import health.mizan.eligibility.Benefit;
import health.mizan.eligibility.EligibilityAnswer;
import health.mizan.eligibility.EligibilityCheck;
import health.mizan.eligibility.EligibilityCheckId;
import health.mizan.encounters.EncounterClass;
import health.mizan.encounters.EncounterId;
import health.mizan.fhir.R4;
import health.mizan.fhir.nphies.Amounts;
import health.mizan.fhir.nphies.Golden;
import health.mizan.invoices.Invoice;
import health.mizan.invoices.InvoiceId;
import health.mizan.invoices.InvoiceState;
import health.mizan.money.Money;
import health.mizan.parties.FacilityId;
import health.mizan.parties.PatientId;
import health.mizan.parties.PayerId;
import health.mizan.sharing.CostRule;
import health.mizan.sharing.NetworkSide;
import health.mizan.submissions.Hearing;
import health.mizan.submissions.Submission;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The golden case as FHIR: valid R4, and to the halala what our own state says. */
class OursTest {

    private static final Instant AT = Instant.parse("2026-07-02T09:00:00.123Z");
    private static final Currency SAR = Currency.getInstance("SAR");

    @ParameterizedTest
    @EnumSource(ClaimState.class)
    void a_claim_is_valid_in_every_state(ClaimState state) {
        assertValid(ClaimMapper.claim(
                claim(state), EncounterClass.AMB, lines(), submissions(), Optional.of(Golden.submission())));
    }

    @Test
    void a_claim_carries_the_numbers_of_its_submissions_and_its_total() {
        var claim = ClaimMapper.claim(
                claim(ClaimState.SUBMITTED),
                EncounterClass.AMB,
                lines(),
                submissions(),
                Optional.of(Golden.submission()));

        assertThat(claim.getIdentifier())
                .extracting(number -> number.getValue())
                .containsExactly(Golden.id(71).toString(), Golden.id(70).toString());
        assertThat(Amounts.read(claim.getTotal(), "total")).isEqualTo(sar(255_00));
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
        var response = ClaimResponseMapper.decided(claim(ClaimState.POSTED), decision());

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
        var queued = ClaimResponseMapper.queued(claim(ClaimState.PENDED), hearing(Hearing.Kind.PENDED));
        var rejected = ClaimResponseMapper.rejected(claim(ClaimState.REJECTED), hearing(Hearing.Kind.REJECTED));

        assertValid(queued);
        assertValid(rejected);
        assertThat(queued.getOutcome().toCode()).isEqualTo("queued");
        assertThat(rejected.getErrorFirstRep().getCode().getCodingFirstRep().getCode())
                .isEqualTo("BV-00251");
    }

    @Test
    void questions_about_cover_and_their_answers_are_valid() {
        EligibilityCheck answered = check(EligibilityCheck.CheckState.ANSWERED, answer());

        assertValid(EligibilityMapper.request(answered));
        assertValid(EligibilityMapper.response(answered));
        assertValid(EligibilityMapper.response(check(EligibilityCheck.CheckState.ASKED, null)));
        assertValid(EligibilityMapper.response(check(EligibilityCheck.CheckState.UNANSWERED, null)));
    }

    @Test
    void a_benefit_is_said_as_it_was_heard() {
        var response = EligibilityMapper.response(check(EligibilityCheck.CheckState.ANSWERED, answer()));

        var items = response.getInsuranceFirstRep().getItem();
        assertThat(items.get(0).getBenefitFirstRep().getAllowedStringType().getValue())
                .isEqualTo("20%");
        assertThat(Amounts.read(items.get(1).getBenefitFirstRep().getAllowedMoney(), "cap"))
                .isEqualTo(sar(75_00));
        assertThat(items.get(1).getNetwork().getCodingFirstRep().getCode()).isEqualTo("in");
    }

    @Test
    void the_golden_invoice_is_valid_and_its_parts_add_up_to_what_is_due() {
        Invoice invoice = invoice(InvoiceState.ISSUED, sar(0));

        var resource = InvoiceMapper.invoice(invoice, Optional.of(claim(ClaimState.POSTED)));

        assertValid(resource);
        assertThat(Amounts.read(resource.getTotalGross(), "gross")).isEqualTo(sar(35_70));
        for (int line = 0; line < invoice.lines().size(); line++) {
            Money sum = resource.getLineItem().get(line).getPriceComponent().stream()
                    .map(part -> Amounts.read(part.getAmount(), "part"))
                    .reduce(Money.zero(SAR), Money::plus);
            assertThat(sum).isEqualTo(invoice.lines().get(line).due());
        }
        assertThat(resource.getIdentifier())
                .extracting(number -> number.getValue())
                .containsExactly("RUH-2026-000001", Golden.id(71).toString());
    }

    @Test
    void an_invoice_says_what_is_open_of_it() {
        var half = InvoiceMapper.invoice(invoice(InvoiceState.ISSUED, sar(10_00)), Optional.empty());
        var paid = InvoiceMapper.invoice(invoice(InvoiceState.BALANCED, sar(35_70)), Optional.empty());

        assertThat(open(half)).isEqualTo(sar(25_70));
        assertThat(half.getStatus().toCode()).isEqualTo("issued");
        assertThat(open(paid)).isEqualTo(sar(0));
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

    static Claim claim(ClaimState state) {
        return new Claim(
                new ClaimId(Golden.id(71)),
                3,
                new CaseId(Golden.id(90)),
                new CoverageId(Golden.id(2)),
                new PayerId(Golden.id(3)),
                "NAJD",
                new PatientId(Golden.id(1)),
                new FacilityId(Golden.id(4)),
                "RUH",
                new EncounterId(Golden.id(5)),
                new BillId(Golden.id(91)),
                state,
                Golden.DAY,
                Golden.DAY.plusDays(45),
                1,
                null,
                AT);
    }

    private static List<Claim.Line> lines() {
        return List.of(
                line(1, "DS-100", 150_00, 127_50), line(2, "DS-201", 60_00, 51_00), line(3, "DS-202", 90_00, 76_50));
    }

    private static Claim.Line line(int sequence, String code, long list, long submitted) {
        return new Claim.Line(
                sequence,
                new ChargeId(Golden.id(80 + sequence)),
                "urn:services",
                code,
                "Service",
                "خدمة",
                1,
                true,
                sar(list),
                sar(submitted),
                null);
    }

    private static List<Submission> submissions() {
        return List.of(new Submission(Golden.id(70), Golden.id(71), 1, new BillId(Golden.id(91)), null, AT));
    }

    private static Decision decision() {
        return new Decision(
                Golden.id(95),
                Golden.id(71),
                1,
                Golden.id(70),
                "resp-1",
                AT,
                "one service is not indicated",
                SAR,
                List.of(
                        decided(1, 150_00, 127_50, Verdict.APPROVED, 102_00, 25_50, null),
                        decided(2, 60_00, 51_00, Verdict.APPROVED, 40_80, 10_20, null),
                        decided(3, 90_00, 76_50, Verdict.DENIED, 0, 0, "MN-1-1")),
                null,
                null);
    }

    private static DecidedLine decided(
            int sequence, long list, long net, Verdict verdict, long benefit, long patient, String reason) {
        return new DecidedLine(
                sequence,
                Golden.id(80 + sequence),
                sar(list),
                sar(net),
                verdict,
                sar(benefit + patient),
                sar(benefit),
                sar(0),
                sar(patient),
                reason,
                false);
    }

    private static Hearing hearing(Hearing.Kind kind) {
        return new Hearing(
                Golden.id(96),
                Golden.id(70),
                kind,
                "resp-1",
                Hearing.Effect.TAKEN,
                null,
                List.of(new Hearing.Fault("BV-00251", "net is not the product", "Claim.item[0].net")),
                AT);
    }

    private static EligibilityAnswer answer() {
        return new EligibilityAnswer(
                "resp-1",
                EligibilityAnswer.Standing.ELIGIBLE,
                true,
                List.of(
                        new Benefit(
                                Benefit.Kind.COPAY_PERCENT,
                                null,
                                NetworkSide.ANY,
                                CostRule.Per.VISIT,
                                null,
                                null,
                                2000),
                        new Benefit(
                                Benefit.Kind.COPAY_MAXIMUM,
                                null,
                                NetworkSide.IN_NETWORK,
                                CostRule.Per.VISIT,
                                sar(75_00),
                                null,
                                null)),
                "subject to the contract");
    }

    private static EligibilityCheck check(EligibilityCheck.CheckState state, EligibilityAnswer answer) {
        return new EligibilityCheck(
                new EligibilityCheckId(Golden.id(60)),
                2,
                new PatientId(Golden.id(1)),
                new CoverageId(Golden.id(2)),
                new PayerId(Golden.id(3)),
                new FacilityId(Golden.id(4)),
                null,
                Golden.DAY,
                Set.of(),
                state,
                1,
                state == EligibilityCheck.CheckState.UNANSWERED ? EligibilityCheck.NO_ANSWER : null,
                answer,
                AT,
                AT,
                state.isOpen() ? null : AT);
    }

    private static Invoice invoice(InvoiceState state, Money paid) {
        return new Invoice(
                new InvoiceId(Golden.id(97)),
                1,
                "RUH-2026-000001",
                new CaseId(Golden.id(90)),
                new BillId(Golden.id(91)),
                new PatientId(Golden.id(1)),
                new FacilityId(Golden.id(4)),
                "RUH",
                Invoice.Basis.ADJUDICATED,
                state,
                SAR,
                List.of(
                        billed(1, 150_00, 22_50, 102_00, 0, 25_50),
                        billed(2, 60_00, 9_00, 40_80, 0, 10_20),
                        billed(3, 90_00, 13_50, 0, 76_50, 0)),
                new Balance(sar(35_70), paid),
                AT,
                Golden.DAY);
    }

    private static Invoice.Line billed(int sequence, long list, long off, long payer, long denied, long due) {
        return new Invoice.Line(
                sequence,
                new ChargeId(Golden.id(80 + sequence)),
                "urn:services",
                "DS-" + sequence,
                "Service",
                "خدمة",
                1,
                sar(list),
                sar(off),
                sar(payer),
                sar(denied),
                sar(0),
                sar(due),
                denied == 0 ? null : "MN-1-1");
    }

    private static Money sar(long minor) {
        return Money.ofMinor(minor, "SAR");
    }
}
