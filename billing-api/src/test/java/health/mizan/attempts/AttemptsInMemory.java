package health.mizan.attempts;

import health.mizan.alarms.PaymentAlarms;
import health.mizan.beats.Beats;
import health.mizan.ids.Ids;
import health.mizan.ledger.Ledger;
import health.mizan.outbox.Outbox;
import health.mizan.payments.AttemptId;
import health.mizan.payments.OperationId;
import health.mizan.payments.PaymentOrderId;
import health.mizan.payments.PaymentOrders;
import health.mizan.simulation.Memory;
import health.mizan.simulation.Table;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The attempts with their rules as they are, over tables in memory. */
public final class AttemptsInMemory {

    public final Table<AttemptId, Attempt> attempts;
    public final Table<OperationId, Operation> operations;
    private final Table<AttemptId, Optional<Instant>> due;
    private final boolean forgetsMovements;

    /** @param forgetsMovements a guard taken away, to see whether that is noticed */
    public AttemptsInMemory(Memory memory, boolean forgetsMovements) {
        this.attempts = new Table<>(memory);
        this.operations = new Table<>(memory);
        this.due = new Table<>(memory);
        this.forgetsMovements = forgetsMovements;
    }

    /** What the rules of attempts lean on. */
    public record Others(
            PaymentOrders orders,
            Ledger ledger,
            Outbox outbox,
            PaymentAlarms alarms,
            Beats beats,
            Ids ids,
            Clock clock) {}

    public Attempts over(Others others, PaymentSettings settings) {
        AttemptStore store = new Rows();
        OperationStore moves = new Moves();
        Clock clock = others.clock();
        Movements movements = new Movements(moves, others.alarms(), others.beats(), others.ids(), clock);
        News news = new News(movements, others.alarms(), others.ledger(), others.outbox(), clock);
        return new Attempts(
                store,
                moves,
                new Intents(store, moves, settings, others.ids(), clock),
                new Evidence(store, movements, news, others.orders(), settings, clock),
                new Conclusions(store, moves, others.alarms(), others.outbox(), settings, clock),
                others.orders());
    }

    private final class Rows extends AttemptStore {

        Rows() {
            super(null);
        }

        @Override
        boolean insert(Attempt attempt) {
            return live(attempt.order()).isEmpty() && attempts.add(attempt.id(), attempt);
        }

        @Override
        void update(Attempt attempt, Instant inquireAt, Instant at) {
            attempts.put(attempt.id(), attempt);
            due.put(attempt.id(), Optional.ofNullable(inquireAt));
        }

        @Override
        void inquireSoon(AttemptId id, Instant at) {
            due.put(id, Optional.of(at));
        }

        @Override
        Optional<Attempt> takeDue(Instant now, Duration lease) {
            Optional<AttemptId> first = attempts.stream()
                    .map(Attempt::id)
                    .filter(id -> due.find(id)
                            .flatMap(when -> when)
                            .filter(when -> !when.isAfter(now))
                            .isPresent())
                    .findFirst();
            first.ifPresent(id -> due.put(id, Optional.of(now.plus(lease))));
            return first.flatMap(attempts::find);
        }

        @Override
        Optional<Attempt> find(AttemptId id) {
            return attempts.find(id);
        }

        @Override
        Optional<Attempt> lock(AttemptId id) {
            return attempts.find(id);
        }

        @Override
        Optional<Attempt> live(PaymentOrderId order) {
            return attempts.stream()
                    .filter(one -> one.order().equals(order)
                            && !one.orphan()
                            && one.state().live())
                    .findFirst();
        }

        @Override
        Optional<Attempt> byReference(UUID account, String merchantReference) {
            return attempts.stream()
                    .filter(one -> one.merchantReference().equals(merchantReference))
                    .findFirst();
        }

        @Override
        List<Attempt> of(PaymentOrderId order) {
            return attempts.where(one -> one.order().equals(order));
        }
    }

    private final class Moves extends OperationStore {

        Moves() {
            super(null);
        }

        @Override
        void insert(Operation operation) {
            if (!operations.add(operation.id(), operation)) {
                throw new IllegalStateException("operation " + operation.id() + " is there already");
            }
        }

        @Override
        boolean settle(OperationId id, Operation.State state, String gatewayReference, String failure, Instant at) {
            Operation was = operations.find(id).orElseThrow();
            if (was.state().isFinal()) {
                return false;
            }
            String reference = gatewayReference == null || forgetsMovements ? was.gatewayReference() : gatewayReference;
            operations.put(
                    id,
                    new Operation(
                            id,
                            was.attempt(),
                            was.type(),
                            was.amount(),
                            was.last(),
                            was.key(),
                            state,
                            was.ours(),
                            reference,
                            was.askedBy(),
                            was.why(),
                            failure,
                            was.createdAt()));
            return true;
        }

        @Override
        Optional<Operation> find(OperationId id) {
            return operations.find(id);
        }

        @Override
        List<Operation> of(AttemptId attempt) {
            return operations.where(one -> one.attempt().equals(attempt));
        }
    }
}
