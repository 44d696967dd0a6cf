package health.mizan.patientbills;

import health.mizan.adjudications.Decision;
import health.mizan.claims.Claim;
import health.mizan.claims.Claims;
import health.mizan.estimates.Estimates;
import health.mizan.explanations.Sentence;
import health.mizan.invoices.Invoice;
import health.mizan.money.Money;
import health.mizan.patientbills.PatientBill.Answer;
import health.mizan.payers.Payers;
import health.mizan.reckoning.Reason;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What the insurer said of a visit, and by which rules of the plan. */
@Component
class Insurers {

    /** Who makes rules about what the patient pays; prices are the contract's. */
    private static final Set<Reason.Maker> RULES = EnumSet.of(Reason.Maker.PLAN, Reason.Maker.PAYER);

    private final Claims claims;
    private final Payers payers;
    private final Estimates estimates;

    Insurers(Claims claims, Payers payers, Estimates estimates) {
        this.claims = claims;
        this.payers = payers;
        this.estimates = estimates;
    }

    /** The latest decision that is in the books; empty for who pays alone. */
    Optional<Answer> answer(Invoice invoice, ZoneId zone) {
        if (invoice.basis() == Invoice.Basis.SELF_PAY) {
            return Optional.empty();
        }
        return claims.ofCase(invoice.financialCase()).flatMap(claim -> claims.decisions(claim.id()).stream()
                .filter(Decision::isPosted)
                .reduce((earlier, later) -> later)
                .map(decision -> answer(claim, decision, zone)));
    }

    /**
     * The rules that make the share what it is. They were worked out before the visit: if the insurer decided otherwise
     * they explain nothing, and are left out.
     *
     * @param share the patient's, without tax
     */
    List<Sentence> rules(Invoice invoice, Money share) {
        return estimates
                .inForce(invoice.financialCase())
                .filter(estimate -> invoice.basis() == Invoice.Basis.ADJUDICATED)
                .filter(estimate -> estimate.figures().expected().equals(share))
                .map(estimate -> estimate.figures().reasons().stream()
                        .filter(reason -> RULES.contains(reason.source().maker()))
                        .map(Reason::text)
                        .toList())
                .orElse(List.of());
    }

    private Answer answer(Claim claim, Decision decision, ZoneId zone) {
        Sentence name = payers.find(claim.payer())
                .map(payer -> new Sentence(payer.nameEn(), payer.nameAr()))
                .orElseThrow();
        return new Answer(
                name, LocalDate.ofInstant(decision.issued(), zone), decision.payerReference(), decision.disposition());
    }
}
