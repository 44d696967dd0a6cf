package health.mizan.fhir.works;

import health.mizan.access.Caller;
import health.mizan.claims.ClaimId;
import health.mizan.fhir.kept.Holdings;
import health.mizan.fhir.nphies.Amounts;
import health.mizan.fhir.nphies.Nphies;
import health.mizan.fhir.searching.QueryReader;
import health.mizan.money.Money;
import health.mizan.remittances.PayerRemittances;
import health.mizan.remittances.Remittance;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.PaymentReconciliation;
import org.hl7.fhir.r4.model.PaymentReconciliation.DetailsComponent;
import org.hl7.fhir.r4.model.PaymentReconciliation.PaymentReconciliationStatus;
import org.springframework.stereotype.Component;

/** The kept lists of what payers say they pay, by claim. */
@Component
class PaymentLists implements PayerRemittances {

    static final String TYPE = "PaymentReconciliation";

    private final Holdings holdings;

    PaymentLists(Holdings holdings) {
        this.holdings = holdings;
    }

    @Override
    public List<Remittance> of(Caller caller, ClaimId claim) {
        String reference = "Claim/" + claim;
        return counting(caller, reference)
                .flatMap(list ->
                        paid(list, reference).reduce(Money::plus).flatMap(amount -> remittance(list, amount)).stream())
                .toList();
    }

    /** Each sum that a list that counts says is paid for the claim, by our reference to it. */
    List<Money> paid(Caller caller, String claim) {
        return counting(caller, claim).flatMap(list -> paid(list, claim)).toList();
    }

    private Stream<PaymentReconciliation> counting(Caller caller, String claim) {
        Map<String, List<String>> asked = Map.of("claim", List.of(claim), "_count", List.of("200"));
        return holdings.search(caller, QueryReader.read(TYPE, asked, true)).items().stream()
                .map(PaymentReconciliation.class::cast)
                .filter(list -> list.getStatus() == PaymentReconciliationStatus.ACTIVE);
    }

    private static Stream<Money> paid(PaymentReconciliation list, String claim) {
        return list.getDetail().stream()
                .filter(detail -> claim.equals(detail.getRequest().getReference()))
                .map(PaymentLists::gross);
    }

    /** Before the fees that the payer keeps (BV-00479); they are a cost of ours and lessen no claim. */
    private static Money gross(DetailsComponent detail) {
        return Nphies.valueOf(detail.getExtension(), "component-payment")
                .filter(org.hl7.fhir.r4.model.Money.class::isInstance)
                .map(value -> Amounts.read((org.hl7.fhir.r4.model.Money) value, TYPE + ".detail.extension"))
                .orElseGet(() -> Amounts.read(detail.getAmount(), TYPE + ".detail.amount"));
    }

    private static Optional<Remittance> remittance(PaymentReconciliation list, Money amount) {
        return Holdings.uuid(list.getIdElement().getIdPart())
                .map(id -> new Remittance(
                        id,
                        list.getIdentifierFirstRep().getValue(),
                        LocalDate.parse(list.getPaymentDateElement().getValueAsString()),
                        amount,
                        list.getMeta().getLastUpdated().toInstant()));
    }
}
