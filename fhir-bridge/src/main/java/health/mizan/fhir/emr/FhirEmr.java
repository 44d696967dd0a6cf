package health.mizan.fhir.emr;

import health.mizan.beats.Answer;
import health.mizan.cases.Cases;
import health.mizan.encounters.Encounters;
import health.mizan.facilities.Facilities;
import health.mizan.facilities.Facility;
import health.mizan.invoices.Invoice;
import health.mizan.invoices.Invoices;
import health.mizan.writeback.EmrLink;
import health.mizan.writeback.EmrNotice;
import java.util.UUID;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.PaymentNotice;
import org.springframework.stereotype.Component;

/**
 * An EMR that takes Invoice and PaymentNotice. With every fact goes the invoice as it stands by then, so that its balance
 * there is never older than the payments beside it.
 */
@Component
class FhirEmr implements EmrLink {

    private final EmrServer server;
    private final Invoices invoices;
    private final Cases cases;
    private final Encounters encounters;
    private final Facilities facilities;

    FhirEmr(EmrServer server, Invoices invoices, Cases cases, Encounters encounters, Facilities facilities) {
        this.server = server;
        this.invoices = invoices;
        this.cases = cases;
        this.encounters = encounters;
        this.facilities = facilities;
    }

    @Override
    public Answer<String> deliver(EmrNotice notice) {
        var invoice = invoiceOf(notice);
        Answer<String> balance =
                server.put(invoice, invoice.getIdentifierFirstRep(), notice.id().toString());
        if (notice.kind() == EmrNotice.Kind.INVOICE || !(balance instanceof Answer.Done)) {
            return balance;
        }
        PaymentNotice payment = paymentOf(notice);
        return server.createOnce(
                payment, payment.getIdentifierFirstRep(), notice.id().toString());
    }

    @Override
    public Answer<String> inquire(EmrNotice notice) {
        String correlation = notice.id().toString();
        if (notice.kind() != EmrNotice.Kind.INVOICE) {
            Identifier number =
                    new Identifier().setSystem(MoneyResources.NOTICE).setValue(correlation);
            return id(server.find(PaymentNotice.class, number, correlation), "PaymentNotice");
        }
        var ours = invoiceOf(notice);
        var theirs = server.find(org.hl7.fhir.r4.model.Invoice.class, ours.getIdentifierFirstRep(), correlation);
        return theirs instanceof Answer.Done<org.hl7.fhir.r4.model.Invoice>(var found)
                        && !MoneyResources.saysTheSame(found, ours)
                ? new Answer.NotSent<>("the EMR has an older version")
                : id(theirs, "Invoice");
    }

    private static <R extends org.hl7.fhir.r4.model.Resource> Answer<String> id(Answer<R> found, String type) {
        return switch (found) {
            case Answer.Done<R>(R resource) ->
                new Answer.Done<>(type + "/" + resource.getIdElement().getIdPart());
            // A search that is refused says nothing about what it looked for.
            case Answer.Refused<R>(String reason) -> new Answer.Unknown<>(reason);
            case Answer.NotSent<R>(String why) -> new Answer.NotSent<>(why);
            case Answer.Unknown<R>(String what) -> new Answer.Unknown<>(what);
        };
    }

    private org.hl7.fhir.r4.model.Invoice invoiceOf(EmrNotice notice) {
        Invoice invoice = invoices.require(notice.invoice());
        return MoneyResources.invoice(invoice, visit(notice, invoice));
    }

    private PaymentNotice paymentOf(EmrNotice notice) {
        Invoice invoice = invoices.require(notice.invoice());
        UUID operation = notice.about();
        Invoices.Paid paid = invoices.payments(invoice.id()).stream()
                .filter(one -> one.operation().value().equals(operation))
                .findFirst()
                .orElseThrow();
        return MoneyResources.paymentNotice(notice, paid, invoice, visit(notice, invoice));
    }

    private MoneyResources.Visit visit(EmrNotice notice, Invoice invoice) {
        Facility site = facilities.find(invoice.facility()).orElseThrow();
        return new MoneyResources.Visit(
                encounters.require(cases.require(notice.financialCase()).encounter()), site.timeZone());
    }
}
