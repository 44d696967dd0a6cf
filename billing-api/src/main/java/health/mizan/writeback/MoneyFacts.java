package health.mizan.writeback;

import health.mizan.invoices.InvoiceAdjusted;
import health.mizan.invoices.InvoiceIssued;
import health.mizan.invoices.InvoicePaid;
import health.mizan.invoices.InvoiceRefunded;
import health.mizan.outbox.LocalHandler;
import health.mizan.outbox.OutboxEvent;
import health.mizan.outbox.Subscription;
import health.mizan.outbox.SubscriptionGroup;
import health.mizan.writeback.EmrNotice.Kind;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** What happens to invoices that an EMR should know. */
@Component
class MoneyFacts implements SubscriptionGroup {

    private final WriteBacks writeBacks;

    MoneyFacts(WriteBacks writeBacks) {
        this.writeBacks = writeBacks;
    }

    @Override
    public List<Subscription<?>> subscriptions() {
        return List.of(
                new Fact<>("issued", InvoiceIssued.class, event -> writeBacks.issued(event.invoice())),
                new Fact<>(
                        "adjusted",
                        InvoiceAdjusted.class,
                        event -> writeBacks.note(Kind.INVOICE, event.invoice(), event.note(), null)),
                new Fact<>(
                        "paid",
                        InvoicePaid.class,
                        event -> writeBacks.note(
                                Kind.PAYMENT, event.invoice(), event.operation().value(), event.amount())),
                new Fact<>(
                        "refunded",
                        InvoiceRefunded.class,
                        event -> writeBacks.note(
                                Kind.REFUND, event.invoice(), event.operation().value(), event.amount())));
    }

    private record Fact<E extends OutboxEvent>(String what, Class<E> event, Consumer<E> noted)
            implements LocalHandler<E> {

        @Override
        public String name() {
            return "write-back.invoice-" + what;
        }

        @Override
        public void handle(E fact) {
            noted.accept(fact);
        }
    }
}
