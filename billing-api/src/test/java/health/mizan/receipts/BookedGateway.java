package health.mizan.receipts;

import health.mizan.cases.CaseId;
import health.mizan.claims.ClaimWorld;
import health.mizan.ledger.Account;
import health.mizan.ledger.JournalEntry;
import health.mizan.ledger.Ledger;
import health.mizan.ledger.Party;
import health.mizan.money.Money;
import health.mizan.outbox.Outbox;
import health.mizan.outbox.OutboxEvent;
import health.mizan.payments.Debt;
import health.mizan.payments.OperationId;
import health.mizan.payments.PaymentCaptured;
import health.mizan.payments.PaymentOrderId;
import health.mizan.payments.PaymentRefunded;
import health.mizan.tx.Tx;
import java.util.UUID;

/** What collecting would post and tell of money that a gateway took or gave back. */
record BookedGateway(ClaimWorld world, Tx tx) {

    private static final Party ACCOUNT = new Party(Party.Kind.GATEWAY, new UUID(0, 1));

    void took(Debt debt, CaseId visit, PaymentOrderId order, Money amount) {
        OperationId operation = new OperationId(UUID.randomUUID());
        moved(
                JournalEntry.of("payment.captured", operation.toString())
                        .debit(Account.GATEWAY_CLEARING, ACCOUNT, amount)
                        .credit(owed(debt), patient(visit), amount),
                new PaymentCaptured(order, operation, debt, amount));
    }

    void gaveBack(Debt debt, CaseId visit, PaymentOrderId order, Money amount) {
        OperationId operation = new OperationId(UUID.randomUUID());
        moved(
                JournalEntry.of("payment.refunded", operation.toString())
                        .debit(owed(debt), patient(visit), amount)
                        .credit(Account.GATEWAY_CLEARING, ACCOUNT, amount),
                new PaymentRefunded(order, operation, debt, amount));
    }

    private void moved(JournalEntry.Draft draft, OutboxEvent event) {
        tx.run(() -> {
            world.the(Ledger.class).post(draft.balanced());
            world.the(Outbox.class).publish(event);
        });
    }

    private Party patient(CaseId visit) {
        return Party.of(world.visits.cases().require(visit).patient());
    }

    private static Account owed(Debt debt) {
        return debt.kind() == Debt.Kind.DEPOSIT ? Account.PATIENT_ADVANCE : Account.PATIENT_RECEIVABLE;
    }
}
