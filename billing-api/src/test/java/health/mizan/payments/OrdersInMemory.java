package health.mizan.payments;

import health.mizan.access.Caller;
import health.mizan.audit.Audit;
import health.mizan.ids.Ids;
import health.mizan.money.Money;
import health.mizan.simulation.Memory;
import health.mizan.simulation.Provided;
import health.mizan.simulation.Table;
import health.mizan.tx.Tx;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The orders with their rules as they are, over a table in memory. */
public final class OrdersInMemory {

    public final Table<PaymentOrderId, PaymentOrder> orders;
    private final Predicate<PaymentOrderId> beingPaid;

    /** @param beingPaid whether an order has a live attempt, which is a question to attempts' tables */
    public OrdersInMemory(Memory memory, Predicate<PaymentOrderId> beingPaid) {
        this.orders = new Table<>(memory);
        this.beingPaid = beingPaid;
    }

    public PaymentOrders over(Audit audit, Ids ids, Clock clock, Tx tx) {
        return new PaymentOrders(new Rows(), new Provided<>(), audit, ids, clock, tx);
    }

    private final class Rows extends PaymentOrderStore {

        Rows() {
            super(null, null);
        }

        @Override
        boolean insert(PaymentOrderId id, OrderDraft draft, String by, Instant at) {
            Money zero = Money.zero(draft.amount().currency());
            return findOpen(draft.debt()).isEmpty()
                    && orders.add(
                            id,
                            new PaymentOrder(
                                    id,
                                    draft.debt(),
                                    draft.patient(),
                                    draft.facility(),
                                    draft.amount(),
                                    draft.mode(),
                                    PaymentOrder.State.OPEN,
                                    zero,
                                    zero,
                                    at));
        }

        @Override
        Optional<PaymentOrder> read(PaymentOrderId id) {
            return orders.find(id);
        }

        @Override
        Optional<PaymentOrder> lock(PaymentOrderId id) {
            return orders.find(id);
        }

        @Override
        Optional<PaymentOrder> find(Caller caller, PaymentOrderId id) {
            return orders.find(id);
        }

        @Override
        Optional<PaymentOrder> findOpen(Debt debt) {
            return of(debt).stream()
                    .filter(order -> order.state() == PaymentOrder.State.OPEN)
                    .findFirst();
        }

        @Override
        Optional<PaymentOrder> lockOpen(Debt debt) {
            return findOpen(debt);
        }

        @Override
        void lockDebt(Debt debt) {
            // Nobody else is there.
        }

        @Override
        List<PaymentOrder> of(Debt debt) {
            return orders.where(order -> order.debt().equals(debt));
        }

        @Override
        boolean hasLiveAttempt(PaymentOrderId id) {
            return beingPaid.test(id);
        }

        @Override
        void update(PaymentOrderId id, Money captured, Money refunded, PaymentOrder.State state, Instant at) {
            PaymentOrder was = orders.find(id).orElseThrow();
            orders.put(
                    id,
                    new PaymentOrder(
                            id,
                            was.debt(),
                            was.patient(),
                            was.facility(),
                            was.amount(),
                            was.mode(),
                            state,
                            captured,
                            refunded,
                            was.createdAt()));
        }
    }
}
