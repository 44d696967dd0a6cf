package health.mizan.fhir.ours;

import health.mizan.claims.Claim;
import health.mizan.fhir.nphies.Amounts;
import health.mizan.fhir.nphies.Nphies;
import health.mizan.invoices.Invoice;
import health.mizan.invoices.InvoiceState;
import health.mizan.money.Money;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Invoice.InvoiceLineItemComponent;
import org.hl7.fhir.r4.model.Invoice.InvoicePriceComponentType;
import org.hl7.fhir.r4.model.Invoice.InvoiceStatus;

/**
 * A patient's invoice. What reduces the price is negative, so that the components of a line add up to what is due of it.
 * R4 has no state for partly paid: the balance says so. Pure, one direction.
 */
final class InvoiceMapper {

    /** What is open of an invoice: an amount. */
    static final String BALANCE = "urn:mizan:StructureDefinition:invoice-balance";

    private static final String PART = "urn:mizan:invoice-part";

    private InvoiceMapper() {}

    /** @param claim the one whose decision it rests on; empty for patients who pay alone */
    static org.hl7.fhir.r4.model.Invoice invoice(Invoice invoice, Optional<Claim> claim) {
        var resource =
                Drawing.of(new org.hl7.fhir.r4.model.Invoice(), invoice.id().value(), invoice.version());
        resource.addExtension(new Extension(BALANCE, Amounts.of(invoice.open())));
        resource.addIdentifier(Drawing.number(Drawing.INVOICE_NUMBER, invoice.number()));
        claim.ifPresent(basis -> resource.addIdentifier(Drawing.number(Nphies.OUR_INVOICE_OF_CLAIM, basis.id())));
        resource.setStatus(status(invoice.state()))
                .setSubject(Drawing.to("Patient", invoice.patient()))
                .setRecipient(Drawing.to("Patient", invoice.patient()))
                .setDateElement(Drawing.at(invoice.issuedAt()))
                .setIssuer(Drawing.to("Organization", invoice.facility()))
                .setAccount(Drawing.to("Account", invoice.financialCase()));
        invoice.lines().forEach(line -> resource.addLineItem(line(line)));
        Money tax = invoice.lines().stream().map(Invoice.Line::tax).reduce(Money.zero(invoice.currency()), Money::plus);
        resource.setTotalNet(Amounts.of(invoice.total().minus(tax)));
        resource.setTotalGross(Amounts.of(invoice.total()));
        return resource;
    }

    private static InvoiceLineItemComponent line(Invoice.Line line) {
        InvoiceLineItemComponent item = new InvoiceLineItemComponent();
        item.setSequence(line.sequence())
                .setChargeItem(new CodeableConcept(
                                new Coding().setSystem(line.system()).setCode(line.code()))
                        .setText(line.nameEn()));
        part(item, InvoicePriceComponentType.BASE, "list", line.list());
        // A contract may ask more than the list.
        part(
                item,
                line.off().isNegative() ? InvoicePriceComponentType.SURCHARGE : InvoicePriceComponentType.DISCOUNT,
                "contract",
                line.off().negated());
        part(item, InvoicePriceComponentType.DEDUCTION, "payer", line.payer().negated());
        part(item, InvoicePriceComponentType.DEDUCTION, "denied", line.denied().negated());
        part(item, InvoicePriceComponentType.TAX, "tax", line.tax());
        return item;
    }

    private static void part(InvoiceLineItemComponent item, InvoicePriceComponentType type, String code, Money amount) {
        if (!amount.isZero() || type == InvoicePriceComponentType.BASE || type == InvoicePriceComponentType.TAX) {
            item.addPriceComponent()
                    .setType(type)
                    .setCode(new CodeableConcept(new Coding().setSystem(PART).setCode(code)))
                    .setAmount(Amounts.of(amount));
        }
    }

    static InvoiceStatus status(InvoiceState state) {
        return switch (state) {
            case ISSUED -> InvoiceStatus.ISSUED;
            case BALANCED -> InvoiceStatus.BALANCED;
            case CANCELLED -> InvoiceStatus.CANCELLED;
        };
    }
}
