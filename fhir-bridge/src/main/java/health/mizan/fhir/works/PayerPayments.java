package health.mizan.fhir.works;

import health.mizan.access.Caller;
import health.mizan.alarms.PaymentAlarm;
import health.mizan.alarms.PaymentAlarms;
import health.mizan.claims.ClaimSubmission;
import health.mizan.fhir.bundles.Write;
import health.mizan.fhir.bundles.Writes;
import health.mizan.fhir.bundles.Written;
import health.mizan.fhir.messages.MessageEvent;
import health.mizan.fhir.messages.MessageWork;
import health.mizan.fhir.messages.Received;
import health.mizan.fhir.nphies.Amounts;
import health.mizan.fhir.nphies.MessageFault;
import health.mizan.fhir.refusals.Refusal;
import health.mizan.money.Money;
import health.mizan.outbox.Subject;
import health.mizan.parties.PayerId;
import health.mizan.remarks.Remark;
import health.mizan.remarks.RemarkWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.PaymentReconciliation;
import org.hl7.fhir.r4.model.PaymentReconciliation.DetailsComponent;
import org.springframework.stereotype.Component;

/**
 * What payers say they pay, by claim. It is kept, each detail tied to its claim by the claim's number, and held against
 * what was decided; what differs raises an alarm. The money itself counts when it is seen at the bank: nothing is posted.
 */
@Component
class PayerPayments implements MessageWork {

    private static final String TYPE = "PaymentReconciliation";

    /** What is kept belongs to the sites whose claims are paid; the payer itself works at none of them. */
    private static final Caller KEEPER = new Caller.Self("payer-payments");

    private final SentClaims sent;
    private final Writes writes;
    private final PaymentMatching matching;
    private final PaymentAlarms alarms;

    PayerPayments(SentClaims sent, Writes writes, PaymentMatching matching, PaymentAlarms alarms) {
        this.sent = sent;
        this.writes = writes;
        this.matching = matching;
        this.alarms = alarms;
    }

    @Override
    public Set<MessageEvent> events() {
        return Set.of(MessageEvent.PAYMENT_RECONCILIATION);
    }

    @Override
    public Worked work(Received message) {
        PaymentReconciliation list = message.heard()
                .first(PaymentReconciliation.class)
                .orElseThrow(() ->
                        Refusal.of(Refusal.UNPROCESSABLE, "required", "Bundle.entry", "this event carries a " + TYPE));
        requireSum(list);
        List<ClaimSubmission> paid = tied(message, list);
        list.getPaymentIssuer().setReference("Organization/" + issuer(paid));
        Written written = writes.apply(KEEPER, write(list));
        List<String> told = new ArrayList<>();
        told.add(TYPE + "/" + written.id() + " " + written.result().name().toLowerCase(Locale.ROOT) + ": " + paid.size()
                + " of " + list.getDetail().size() + " details name a claim that was sent to this payer");
        List<Remark> differences = matching.differences(KEEPER, list);
        if (!differences.isEmpty()) {
            alarms.raise(
                    PaymentAlarm.Kind.REMITTANCE_MISMATCH,
                    TYPE + "/" + written.id() + "/_history/" + written.version(),
                    null,
                    differences);
            differences.forEach(one -> told.add(RemarkWords.of(one).en()));
        }
        return new Worked(told, Optional.of(Subject.of("payment-list", written.id())));
    }

    /** Each detail that names a claim of ours then refers to it. */
    private List<ClaimSubmission> tied(Received message, PaymentReconciliation list) {
        List<ClaimSubmission> paid = new ArrayList<>();
        for (DetailsComponent detail : list.getDetail()) {
            Optional<ClaimSubmission> claim =
                    sent.named(message.sender(), detail.getRequest().getIdentifier());
            // Where it points in the payer's own world means nothing here, and must not pass for a claim of ours.
            detail.getRequest().setReference(null);
            claim.ifPresent(one -> {
                detail.getRequest().setReference("Claim/" + one.claim());
                paid.add(one);
            });
        }
        if (paid.isEmpty()) {
            throw Refusal.of(
                    Refusal.UNPROCESSABLE,
                    "not-found",
                    TYPE + ".detail.request.identifier",
                    "is, in one detail at least, the identifier of a claim that was sent to this payer, with its system");
        }
        return paid;
    }

    private static PayerId issuer(List<ClaimSubmission> paid) {
        List<PayerId> payers =
                paid.stream().map(ClaimSubmission::payer).distinct().toList();
        if (payers.size() > 1) {
            throw Refusal.of(
                    Refusal.UNPROCESSABLE,
                    "business-rule",
                    TYPE + ".detail",
                    "is about claims to one payer: send one list for each");
        }
        return payers.getFirst();
    }

    /** Told again under its number it is the same list. */
    private static Write write(PaymentReconciliation list) {
        Identifier number = list.getIdentifier().stream()
                .filter(one -> one.hasSystem() && one.hasValue())
                .findFirst()
                .orElseThrow(() -> Refusal.of(
                        Refusal.UNPROCESSABLE,
                        "required",
                        TYPE + ".identifier",
                        "names the list, with its system, so that it counts once"));
        return Write.updateFound(
                list,
                Write.numbered(number) + "&payment-issuer="
                        + list.getPaymentIssuer().getReference(),
                null);
    }

    /** Rule BV-00354. */
    private static void requireSum(PaymentReconciliation list) {
        try {
            Money total = Amounts.read(list.getPaymentAmount(), TYPE + ".paymentAmount");
            Money sum = Money.zero(total.currency());
            for (int index = 0; index < list.getDetail().size(); index++) {
                sum = sum.plus(
                        Amounts.read(list.getDetail().get(index).getAmount(), TYPE + ".detail[" + index + "].amount"));
            }
            if (!sum.equals(total)) {
                throw new MessageFault(TYPE + ".paymentAmount", "is not the sum of its details (BV-00354)");
            }
        } catch (IllegalArgumentException mixed) {
            throw Refusal.of(
                    Refusal.UNPROCESSABLE, "business-rule", TYPE + ".detail.amount", "is in the currency of the total");
        }
    }
}
