package health.mizan.fhir.ours;

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
import health.mizan.encounters.EncounterId;
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
import java.util.Set;

/** The golden case as our own state has it. */
final class GoldenState {

    static final Currency SAR = Currency.getInstance("SAR");

    private static final Instant AT = Instant.parse("2026-07-02T09:00:00.123Z");

    private GoldenState() {}

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
                List.of(),
                AT);
    }

    static List<Claim.Line> lines() {
        return List.of(
                line(1, "DS-100", 150_00, 127_50), line(2, "DS-201", 60_00, 51_00), line(3, "DS-202", 90_00, 76_50));
    }

    static Claim.Line line(int sequence, String code, long list, long submitted) {
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

    static List<Submission> submissions() {
        return List.of(new Submission(Golden.id(70), Golden.id(71), 1, new BillId(Golden.id(91)), null, AT));
    }

    static Decision decision() {
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

    static DecidedLine decided(
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

    static Hearing hearing(Hearing.Kind kind) {
        return new Hearing(
                Golden.id(96),
                Golden.id(70),
                kind,
                "resp-1",
                Hearing.Effect.TAKEN,
                List.of(),
                List.of(new Hearing.Fault("BV-00251", "net is not the product", "Claim.item[0].net")),
                AT,
                null);
    }

    static EligibilityAnswer answer() {
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

    static EligibilityCheck check(EligibilityCheck.CheckState state, EligibilityAnswer answer) {
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

    static Invoice invoice(InvoiceState state, Money paid) {
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

    static Invoice.Line billed(int sequence, long list, long off, long payer, long denied, long due) {
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

    static Money sar(long minor) {
        return Money.ofMinor(minor, "SAR");
    }
}
