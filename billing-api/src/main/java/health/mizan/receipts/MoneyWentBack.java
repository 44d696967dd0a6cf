package health.mizan.receipts;

import health.mizan.outbox.LocalHandler;
import health.mizan.payments.PaymentRefunded;
import health.mizan.receipts.WaitingMoneyStore.Waiting;
import org.springframework.stereotype.Component;

@Component
class MoneyWentBack implements LocalHandler<PaymentRefunded> {

    private final Receipts receipts;

    MoneyWentBack(Receipts receipts) {
        this.receipts = receipts;
    }

    @Override
    public String name() {
        return "receipts.refunded";
    }

    @Override
    public Class<PaymentRefunded> event() {
        return PaymentRefunded.class;
    }

    @Override
    public void handle(PaymentRefunded event) {
        receipts.came(
                event.debt(),
                new Waiting(event.order(), event.operation(), event.amount().negated()));
    }
}
