package health.mizan.fhir.emr;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import health.mizan.encounters.Encounter;
import health.mizan.fhir.nphies.Amounts;
import health.mizan.invoices.Invoice;
import health.mizan.invoices.Invoices;
import health.mizan.money.Money;
import health.mizan.writeback.EmrNotice;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.Optional;
import java.util.TimeZone;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.PaymentNotice;
import org.hl7.fhir.r4.model.Reference;

/**
 * What an EMR is told, as R4 has it: numbers, amounts and states. No name and no diagnosis: the EMR knows its visit by
 * its own number.
 */
final class MoneyResources {

    static final String NOTICE = "urn:mizan:emr-notice";
    static final String INVOICE = "urn:mizan:invoice";

    /** What is still owed of an invoice, and what was paid: R4's Invoice has no place for either. */
    static final String OPEN = "urn:mizan:extension:open-balance";

    static final String PAID = "urn:mizan:extension:paid";

    /** The visit, by the EMR's own number: neither Invoice nor PaymentNotice has an encounter in R4. */
    static final String ENCOUNTER = "urn:mizan:extension:encounter";

    /** The number of the receipt that the patient was given. */
    static final String RECEIPT = "urn:mizan:extension:receipt";

    private static final String INVOICE_NUMBER = "urn:mizan:invoice-number";
    private static final String OPERATION = "urn:mizan:payment-operation";
    private static final String RECEIPT_NUMBER = "urn:mizan:receipt-number";
    private static final String FACILITY_CODE = "urn:mizan:facility-code";
    private static final String PAYMENT_STATUS = "http://terminology.hl7.org/CodeSystem/paymentstatus";

    private MoneyResources() {}

    /** @param site where the EMR and we agree on the day */
    record Visit(Encounter encounter, ZoneId site) {}

    static PaymentNotice paymentNotice(EmrNotice notice, Invoices.Paid paid, Invoice invoice, Visit visit) {
        Money amount = notice.amount();
        if (amount == null) {
            throw new IllegalArgumentException("a payment has an amount: notice " + notice.id());
        }
        PaymentNotice told = about(new PaymentNotice(), visit);
        told.addIdentifier().setSystem(NOTICE).setValue(notice.id().toString());
        told.setStatus(PaymentNotice.PaymentNoticeStatus.ACTIVE);
        told.setRequest(by("Invoice", INVOICE, invoice.id().toString()));
        told.setCreatedElement(at(notice.at(), visit));
        told.setPayment(by("PaymentReconciliation", OPERATION, notice.about().toString()));
        told.setPaymentDateElement(
                new DateType(paid.at().atZone(visit.site()).toLocalDate().toString()));
        told.setRecipient(by("Organization", FACILITY_CODE, invoice.site()));
        // Money that went back is a payment below zero: R4 has no notice of a refund.
        told.setAmount(Amounts.of(notice.kind() == EmrNotice.Kind.REFUND ? amount.negated() : amount));
        told.setPaymentStatus(
                new CodeableConcept(new Coding().setSystem(PAYMENT_STATUS).setCode("paid")));
        Optional.ofNullable(paid.receipt())
                .ifPresent(number -> told.addExtension(
                        RECEIPT, new Identifier().setSystem(RECEIPT_NUMBER).setValue(number)));
        return told;
    }

    static org.hl7.fhir.r4.model.Invoice invoice(Invoice invoice, Visit visit) {
        var told = about(new org.hl7.fhir.r4.model.Invoice(), visit);
        told.addIdentifier().setSystem(INVOICE).setValue(invoice.id().toString());
        told.addIdentifier().setSystem(INVOICE_NUMBER).setValue(invoice.number());
        told.setStatus(
                switch (invoice.state()) {
                    case ISSUED -> org.hl7.fhir.r4.model.Invoice.InvoiceStatus.ISSUED;
                    case BALANCED -> org.hl7.fhir.r4.model.Invoice.InvoiceStatus.BALANCED;
                    case CANCELLED -> org.hl7.fhir.r4.model.Invoice.InvoiceStatus.CANCELLED;
                });
        told.setDateElement(at(invoice.issuedAt(), visit));
        told.setIssuer(by("Organization", FACILITY_CODE, invoice.site()));
        told.setTotalGross(Amounts.of(invoice.balance().due()));
        told.addExtension(OPEN, Amounts.of(invoice.open()));
        told.addExtension(PAID, Amounts.of(invoice.balance().applied()));
        return told;
    }

    /** Whether the EMR has the invoice as we have it. */
    static boolean saysTheSame(org.hl7.fhir.r4.model.Invoice theirs, org.hl7.fhir.r4.model.Invoice ours) {
        return theirs.getStatus() == ours.getStatus()
                && ours.getTotalGross().equalsDeep(theirs.getTotalGross())
                && ours.getExtensionByUrl(OPEN).equalsDeep(theirs.getExtensionByUrl(OPEN))
                && ours.getExtensionByUrl(PAID).equalsDeep(theirs.getExtensionByUrl(PAID));
    }

    private static <R extends DomainResource> R about(R resource, Visit visit) {
        Encounter.Emr emr = visit.encounter().emr();
        if (emr == null) {
            throw new IllegalArgumentException(
                    "no EMR knows the encounter " + visit.encounter().id());
        }
        resource.addExtension(ENCOUNTER, by("Encounter", emr.system(), emr.value()));
        return resource;
    }

    private static DateTimeType at(Instant at, Visit visit) {
        return new DateTimeType(Date.from(at), TemporalPrecisionEnum.MILLI, TimeZone.getTimeZone(visit.site()));
    }

    private static Reference by(String type, String system, String value) {
        return new Reference()
                .setType(type)
                .setIdentifier(new Identifier().setSystem(system).setValue(value));
    }
}
