package health.mizan.fhir.ours;

import health.mizan.fhir.nphies.Amounts;
import health.mizan.invoices.Invoice;
import health.mizan.invoices.Invoices;
import health.mizan.writeback.EmrNotice;
import java.time.ZoneId;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations.RemittanceOutcome;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.PaymentNotice;
import org.hl7.fhir.r4.model.PaymentNotice.PaymentNoticeStatus;
import org.hl7.fhir.r4.model.PaymentReconciliation;
import org.hl7.fhir.r4.model.PaymentReconciliation.PaymentReconciliationStatus;

/**
 * What a patient paid of an invoice, or got back: the fact that it happened, and what it was set against. Money that went
 * back is below zero, because R4 knows payments only. Pure, one direction.
 */
final class PaymentMapper {

    static final String NOTICE = "urn:mizan:emr-notice";
    static final String OPERATION = "urn:mizan:payment-operation";
    static final String RECEIPT = "urn:mizan:receipt-number";

    /** The part that the invoice took; what is more is the patient's credit. */
    static final String APPLIED = "urn:mizan:StructureDefinition:applied-amount";

    private PaymentMapper() {}

    /**
     * A payment and what it is about.
     *
     * @param site where its day is told
     */
    record Payment(EmrNotice notice, Invoices.Paid paid, Invoice invoice, ZoneId site) {}

    static PaymentNotice notice(Payment payment, long version) {
        EmrNotice fact = payment.notice();
        PaymentNotice notice = Drawing.of(new PaymentNotice(), fact.id().value(), version);
        notice.addIdentifier(Drawing.number(NOTICE, fact.id()));
        return notice.setStatus(PaymentNoticeStatus.ACTIVE)
                .setRequest(Drawing.to("Invoice", payment.invoice().id()))
                .setCreatedElement(Drawing.at(fact.at()))
                .setPayment(Drawing.to("PaymentReconciliation", fact.id()))
                .setPaymentDateElement(day(payment))
                .setRecipient(Drawing.to("Organization", payment.invoice().facility()))
                .setAmount(Amounts.of(payment.paid().amount()))
                .setPaymentStatus(Drawing.concept("paymentstatus", "paid"));
    }

    static PaymentReconciliation reconciliation(Payment payment, long version) {
        Invoices.Paid paid = payment.paid();
        EmrNotice fact = payment.notice();
        PaymentReconciliation reconciliation =
                Drawing.of(new PaymentReconciliation(), fact.id().value(), version);
        reconciliation.addIdentifier(Drawing.number(OPERATION, paid.operation()));
        reconciliation
                .setStatus(PaymentReconciliationStatus.ACTIVE)
                .setCreatedElement(Drawing.at(fact.at()))
                .setRequestor(Drawing.to("Organization", payment.invoice().facility()))
                .setOutcome(RemittanceOutcome.COMPLETE)
                .setPaymentDateElement(day(payment))
                .setPaymentAmount(Amounts.of(paid.amount()));
        String receipt = paid.receipt();
        if (receipt != null) {
            reconciliation.setPaymentIdentifier(Drawing.number(RECEIPT, receipt));
        }
        reconciliation
                .addDetail()
                .setType(Drawing.concept("payment-type", "payment"))
                .setRequest(Drawing.to("Invoice", payment.invoice().id()))
                .setDateElement(day(payment))
                .setAmount(Amounts.of(paid.amount()))
                .addExtension(new Extension(APPLIED, Amounts.of(paid.applied())));
        return reconciliation;
    }

    private static DateType day(Payment payment) {
        return new DateType(
                payment.paid().at().atZone(payment.site()).toLocalDate().toString());
    }
}
