package health.mizan.receipts;

import health.mizan.outbox.LocalHandler;
import health.mizan.payments.PaymentCaptured;
import health.mizan.receipts.WaitingMoneyStore.Waiting;
import org.springframework.stereotype.Component;

@Component
class MoneyCame implements LocalHandler<PaymentCaptured> {

    private final Receipts receipts;

    MoneyCame(Receipts receipts) {
        this.receipts = receipts;
    }

    @Override
    public String name() {
        return "receipts.captured";
    }

    @Override
    public Class<PaymentCaptured> event() {
        return PaymentCaptured.class;
    }

    @Override
    public void handle(PaymentCaptured event) {
        receipts.came(event.debt(), new Waiting(event.order(), event.operation(), event.amount()));
    }
}
