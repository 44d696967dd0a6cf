package health.mizan.simulation;

import health.mizan.acquiring.GatewayView.Movement;
import health.mizan.adjudications.Totals;
import health.mizan.attempts.Attempt;
import health.mizan.attempts.Operation;
import health.mizan.invoices.Invoice;
import health.mizan.ledger.Account;
import health.mizan.money.Money;
import health.mizan.payments.AttemptId;
import health.mizan.payments.Debt;
import health.mizan.payments.PaymentOrder;
import health.mizan.payments.PaymentOrderId;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What holds after each single thing that happens, whatever died on the way; found from the tables, not from the rules. */
final class Laws {

    private final World world;
    private final Map<AttemptId, Attempt> before = new HashMap<>();

    Laws(World world) {
        this.world = world;
    }

    /** Something that must hold does not. */
    static final class Broken extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Broken(String law) {
            super(law);
        }
    }

    void hold() {
        for (Attempt attempt : world.attempts.attempts.all()) {
            ofOne(attempt);
            before.put(attempt.id(), attempt);
        }
        ofGateway();
        ofOrders();
        ofAccounts();
        ofInvoice();
    }

    private void ofOne(Attempt attempt) {
        Attempt.Sums sums = attempt.sums();
        require(
                !sums.refunded().isNegative()
                        && !sums.refunded().exceeds(sums.captured())
                        && !sums.captured().exceeds(sums.authorised())
                        && !sums.authorised().exceeds(attempt.terms().amount()),
                "0 ≤ refunded ≤ captured ≤ authorised ≤ amount: " + sums);
        Attempt was = before.get(attempt.id());
        if (was != null) {
            require(attempt.state().compareTo(was.state()) >= 0, "an attempt never falls in rank");
            require(
                    !was.sums().captured().exceeds(sums.captured())
                            && !was.sums().refunded().exceeds(sums.refunded()),
                    "what was taken or given back only grows");
        }
        Optional<SimulatedPayment> payment = world.gateway.withReference(attempt.merchantReference());
        Money zero = Money.zero(attempt.terms().amount().currency());
        require(
                !sums.captured().exceeds(payment.map(SimulatedPayment::captured).orElse(zero))
                        && !sums.refunded()
                                .exceeds(payment.map(SimulatedPayment::refunded).orElse(zero)),
                "nothing is believed that has not happened at the gateway");
    }

    /** Each of our wishes came true once at most. */
    private void ofGateway() {
        for (SimulatedPayment payment : world.gateway.all()) {
            List<String> ours = payment.movements().stream()
                    .map(Movement::operation)
                    .filter(operation -> !operation.isEmpty())
                    .toList();
            require(ours.stream().distinct().count() == ours.size(), "an operation moved money twice");
        }
    }

    private void ofOrders() {
        Map<Debt, Long> open = new HashMap<>();
        Map<PaymentOrderId, Long> live = new HashMap<>();
        world.attempts.attempts.stream()
                .filter(one -> !one.orphan() && one.state().live())
                .forEach(one -> live.merge(one.order(), 1L, Long::sum));
        for (PaymentOrder order : world.orders.orders.all()) {
            require(live.getOrDefault(order.id(), 0L) <= 1, "an order has one live attempt");
            require(!order.captured().exceeds(order.amount()), "an order takes no more than its amount");
            require(
                    order.captured().minor()
                                    == attempts(belongs(order.id()), one -> one.sums()
                                            .captured())
                            && order.refunded().minor()
                                    == attempts(belongs(order.id()), one -> one.sums()
                                            .refunded()),
                    "an order counts what its attempts did");
            if (order.state() == PaymentOrder.State.OPEN) {
                require(open.merge(order.debt(), 1L, Long::sum) == 1, "a debt has one open order");
            }
        }
    }

    private void ofAccounts() {
        Totals decided = world.decisions
                .posted()
                .map(decision -> decision.totals())
                .orElse(Totals.nothing(Currency.getInstance("SAR")));
        long toInvoices = world.receipts.onInvoices();
        long credit = world.invoices.credits.stream()
                .mapToLong(one -> one.moved().minor())
                .sum();
        equal(Account.GATEWAY_CLEARING, attempts(one -> true, Laws::kept));
        equal(Account.HOLDS, attempts(one -> true, Attempt::held));
        equal(Account.HOLDS_CONTRA, -world.ledger.minor(Account.HOLDS));
        equal(Account.REFUNDS_DUE, -attempts(Attempt::orphan, Laws::kept));
        long deposited = attempts(one -> !one.orphan() && debt(one) == Debt.Kind.DEPOSIT, Laws::kept);
        long paid = attempts(one -> !one.orphan() && debt(one) != Debt.Kind.DEPOSIT, Laws::kept);
        equal(Account.PATIENT_ADVANCE, toInvoices - deposited);
        equal(Account.PATIENT_CREDIT, -credit);
        equal(Account.PATIENT_RECEIVABLE, decided.patient().minor() - paid - toInvoices + credit);
        equal(Account.INSURER_RECEIVABLE, decided.benefit().plus(decided.tax()).minor());
        equal(Account.DENIED_PENDING_DECISION, decided.denied().minor());
        equal(Account.CONTRACTUAL_ADJUSTMENT, decided.adjustment().minor());
        equal(Account.SERVICE_REVENUE, -decided.list().minor());
        equal(Account.OUTPUT_VAT, -decided.tax().minor());
        require(Stream.of(Account.values()).mapToLong(world.ledger::minor).sum() == 0, "the books balance");
    }

    private void ofInvoice() {
        require(world.invoices.invoices.all().size() <= 1, "a case has one invoice");
        Optional<Invoice> found = world.deciding.invoices().ofCase(world.visit);
        require(found.isPresent() == world.decisions.posted().isPresent(), "a posted decision is invoiced");
        found.ifPresent(invoice -> {
            long due = world.decisions.posted().orElseThrow().totals().patient().minor();
            require(invoice.balance().due().minor() == due, "the invoice is due what was decided");
            require(
                    world.invoices.notedOpen.find(invoice.id()).orElseThrow().equals(invoice.open()),
                    "what is noted as open is open");
            long shares = 0;
            for (var line : world.invoices.lines(invoice)) {
                require(!line.due().isNegative(), "no line is due to the patient");
                require(!line.paid().isNegative(), "no line is paid less than nothing");
                shares += line.paid().minor();
            }
            require(shares == invoice.balance().applied().minor(), "what was applied belongs to lines");
            long credit = world.invoices.credits.stream()
                    .mapToLong(one -> one.moved().minor())
                    .sum();
            require(invoice.balance().credit().minor() == credit, "what is too much is the patient's credit");
        });
    }

    /** And once nothing is on its way any more. */
    void holdAtRest() {
        hold();
        require(world.calls.open().isEmpty(), "every call has an outcome, not: " + world.calls.open());
        require(
                world.attempts.operations.stream().allMatch(one -> one.state().isFinal()),
                "every operation has an outcome: "
                        + world.attempts.operations.where(one -> !one.state().isFinal()));
        for (SimulatedPayment payment : world.gateway.all()) {
            Attempt attempt = world.attempts.attempts.stream()
                    .filter(one -> one.merchantReference().equals(payment.merchantReference()))
                    .findFirst()
                    .orElseThrow(() -> new Broken("the gateway has a payment that we never wanted"));
            require(attempt.sums().captured().equals(payment.captured()), "captured there is captured here");
            require(attempt.sums().refunded().equals(payment.refunded()), "refunded there is refunded here");
            require(attempt.held().equals(payment.capturable()), "held there is held here");
            require(
                    !attempt.orphan() || kept(attempt).isZero() || refusedToGiveBack(attempt),
                    "what nobody owed went back");
        }
        long open = world.deciding
                .invoices()
                .ofCase(world.visit)
                .map(invoice -> invoice.open().minor())
                .orElse(0L);
        equal(Account.PATIENT_RECEIVABLE, open - world.receipts.waiting());
        require(open == 0 || world.receipts.free() <= 0, "a deposit does not lie idle beside an open invoice");
        require(
                world.ledger.addedUp().entrySet().stream()
                        .allMatch(sum -> sum.getValue() == world.ledger.minor(sum.getKey())),
                "the entries add up to the balances");
    }

    private boolean refusedToGiveBack(Attempt attempt) {
        return world.attempts.operations.stream()
                .anyMatch(one -> one.attempt().equals(attempt.id())
                        && one.type() == Operation.Type.REFUND
                        && one.state() == Operation.State.FAILED);
    }

    private Predicate<Attempt> belongs(PaymentOrderId order) {
        return attempt -> !attempt.orphan() && attempt.order().equals(order);
    }

    private long attempts(Predicate<Attempt> which, java.util.function.Function<Attempt, Money> sum) {
        return world.attempts.attempts.stream()
                .filter(which)
                .mapToLong(attempt -> sum.apply(attempt).minor())
                .sum();
    }

    private Debt.Kind debt(Attempt attempt) {
        return world.orders.orders.find(attempt.order()).orElseThrow().debt().kind();
    }

    private static Money kept(Attempt attempt) {
        return attempt.refundable();
    }

    private void equal(Account account, long expected) {
        long found = world.ledger.minor(account);
        require(found == expected, account + " is " + found + " and should be " + expected);
    }

    private static void require(boolean holds, String law) {
        if (!holds) {
            throw new Broken(law);
        }
    }
}
