package health.mizan.attempts;

import health.mizan.ledger.Account;
import health.mizan.ledger.JournalEntry;
import health.mizan.ledger.Party;
import health.mizan.money.Money;
import health.mizan.payments.OperationId;
import health.mizan.payments.PaymentOrder;

/** What is posted for what happened to an attempt; each fact is posted once, whichever news of it comes first. */
final class PaymentPostings {

    private PaymentPostings() {}

    static JournalEntry held(PaymentOrder order, Attempt attempt, Money held) {
        return JournalEntry.of("payment.hold-placed", attempt.id().toString())
                .at(order.facility())
                .debit(Account.HOLDS, Party.of(order.patient()), held)
                .credit(Account.HOLDS_CONTRA, held)
                .balanced();
    }

    static JournalEntry released(PaymentOrder order, Attempt attempt, Money rest) {
        return JournalEntry.of("payment.hold-released", attempt.id().toString())
                .at(order.facility())
                .debit(Account.HOLDS_CONTRA, rest)
                .credit(Account.HOLDS, Party.of(order.patient()), rest)
                .balanced();
    }

    /** @param fromHold part of it that was reserved until now, and is no more */
    static JournalEntry captured(
            PaymentOrder order, Attempt attempt, OperationId operation, Money taken, Money fromHold) {
        return JournalEntry.of("payment.captured", operation.toString())
                .at(order.facility())
                .debit(Account.GATEWAY_CLEARING, gateway(attempt), taken)
                .credit(owed(order, attempt), Party.of(order.patient()), taken)
                .debit(Account.HOLDS_CONTRA, fromHold)
                .credit(Account.HOLDS, Party.of(order.patient()), fromHold)
                .balanced();
    }

    static JournalEntry refunded(PaymentOrder order, Attempt attempt, OperationId operation, Money given) {
        return JournalEntry.of("payment.refunded", operation.toString())
                .at(order.facility())
                .debit(owed(order, attempt), Party.of(order.patient()), given)
                .credit(Account.GATEWAY_CLEARING, gateway(attempt), given)
                .balanced();
    }

    private static Account owed(PaymentOrder order, Attempt attempt) {
        return attempt.orphan() ? Account.REFUNDS_DUE : order.owedOn();
    }

    private static Party gateway(Attempt attempt) {
        return new Party(Party.Kind.GATEWAY, attempt.account());
    }
}
