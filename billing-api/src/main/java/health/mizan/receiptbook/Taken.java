package health.mizan.receiptbook;

import health.mizan.cases.CaseId;
import health.mizan.money.Money;
import health.mizan.parties.FacilityId;
import health.mizan.parties.PatientId;
import health.mizan.payments.OperationId;
import health.mizan.payments.PaymentOrderId;

/** Money that was taken and is to be receipted. */
public record Taken(
        OperationId operation,
        PaymentOrderId order,
        CaseId financialCase,
        PatientId patient,
        FacilityId facility,
        Money amount) {}
