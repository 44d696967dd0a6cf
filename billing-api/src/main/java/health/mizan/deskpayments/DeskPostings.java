package health.mizan.deskpayments;

import health.mizan.ledger.JournalEntry;
import health.mizan.ledger.Party;
import health.mizan.payments.PaymentOrder;

/** What is posted for money that changed hands at a desk. */
final class DeskPostings {

    private DeskPostings() {}

    static JournalEntry taken(PaymentOrder order, DeskPayment payment) {
        return JournalEntry.of("desk-payment.taken", payment.id().toString())
                .at(order.facility())
                .debit(payment.means().account(), payment.means().at(order.facility()), payment.amount())
                .credit(order.owedOn(), Party.of(order.patient()), payment.amount())
                .balanced();
    }

    static JournalEntry givenBack(PaymentOrder order, DeskPayment payment, DeskPayment.GivenBack back) {
        return JournalEntry.of("desk-payment.refunded", back.id().toString())
                .at(order.facility())
                .debit(order.owedOn(), Party.of(order.patient()), back.amount())
                .credit(payment.means().account(), payment.means().at(order.facility()), back.amount())
                .balanced();
    }
}
