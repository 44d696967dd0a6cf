package health.mizan.receiptbook;

import health.mizan.cases.CaseId;
import health.mizan.money.Money;
import health.mizan.parties.FacilityId;
import health.mizan.parties.PatientId;
import health.mizan.payments.OperationId;
import health.mizan.payments.PaymentOrderId;
import java.time.Instant;

/**
 * A receipt as the book has it. Its text form leaves out the address.
 *
 * @param address the last part of where it is opened; a secret between us and the payer
 * @param number  as printed, in a series without gaps
 */
public record Entry(
        ReceiptId id,
        String address,
        String number,
        OperationId operation,
        PaymentOrderId order,
        CaseId financialCase,
        PatientId patient,
        FacilityId facility,
        Money amount,
        Instant issuedAt) {

    @Override
    public String toString() {
        return "Entry[" + id + ", " + number + "]";
    }
}
