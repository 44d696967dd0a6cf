package health.mizan.simulation;

import health.mizan.access.Caller;
import health.mizan.acquiring.GatewayView;
import health.mizan.acquiring.PaymentMethod;
import health.mizan.adjudications.Adjudications;
import health.mizan.attempts.Attempt;
import health.mizan.attempts.Attempts.Locked;
import health.mizan.attempts.Attempts.Wish;
import health.mizan.attempts.Operation;
import health.mizan.collecting.StartRequest;
import health.mizan.invoices.Invoice;
import health.mizan.outbox.OutboxEvent;
import health.mizan.outbox.Subject;
import health.mizan.payments.Debt;
import health.mizan.payments.OrderDraft;
import health.mizan.payments.PaymentOrder;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** All that can happen to the money of a visit, each in a form that the next copy of the application might also try. */
final class Happenings {

    private static final Caller DESK = new Caller.Self("simulation");
    private static final StartRequest REQUEST =
            new StartRequest(PaymentMethod.CARD, URI.create("https://clinic.example.org/"), "en");
    private static final List<Duration> PAUSES =
            List.of(Duration.ofSeconds(2), Duration.ofMinutes(1), Duration.ofMinutes(6), Duration.ofHours(2));

    private final World world;
    private final SimulatedPayer payer;
    private final Random random;

    Happenings(World world) {
        this.world = world;
        this.random = world.random;
        this.payer = new SimulatedPayer(world);
    }

    void orderOpened() {
        Optional<Invoice> invoice = world.deciding.invoices().ofCase(world.visit);
        int kind = random.nextInt(3);
        Debt debt =
                switch (kind) {
                    case 0 -> new Debt(Debt.Kind.CASE, world.visit.value());
                    case 1 -> new Debt(Debt.Kind.DEPOSIT, world.visit.value());
                    default ->
                        invoice.map(of -> new Debt(Debt.Kind.INVOICE, of.id().value()))
                                .orElse(new Debt(Debt.Kind.CASE, world.visit.value()));
                };
        long open = invoice.map(of -> of.open().minor()).orElse(0L);
        long amount = open > 0 && random.nextBoolean() ? open : 1 + random.nextInt(30_000);
        PaymentOrder.Mode mode =
                debt.kind() == Debt.Kind.CASE ? PaymentOrder.Mode.DEFERRED : PaymentOrder.Mode.IMMEDIATE;
        world.collecting
                .orders()
                .open(DESK, new OrderDraft(debt, world.patient, world.site, SimulatedPayer.sar(amount), mode));
    }

    void pageAskedFor() {
        any(world.orders.orders.all())
                .ifPresent(order -> world.collecting.acts().attempts.start(DESK, order.id(), REQUEST));
    }

    void payerActs() {
        // Also on a page that was closed or on which a card was declined: another tab, another card, a slow bank.
        any(world.gateway.all()).filter(one -> one.waits() || one.late(random)).ifPresent(payment -> {
            switch (random.nextInt(8)) {
                case 0 -> payment.decline();
                case 1 -> payment.cancel();
                case 2 -> payment.think();
                default -> payment.approve(world.gateway.movement("pur", "", payment.amount()), world.clock.instant());
            }
            world.gateway.happened(payment);
        });
    }

    void captured() {
        any(world.orders.orders.all()).ifPresent(order -> world.collecting
                .acts()
                .payments
                .capture(
                        DESK, order.id(), SimulatedPayer.sar(some(order.amount().minor())), random.nextInt(3) > 0));
    }

    void released() {
        any(world.orders.orders.all())
                .ifPresent(order -> world.collecting.acts().payments.release(DESK, order.id()));
    }

    void refunded() {
        any(world.attempts.attempts.all())
                .ifPresent(attempt -> world.tx.run(() -> {
                    Locked locked = world.collecting.attempts().lock(attempt.id());
                    world.collecting
                            .acts()
                            .operations
                            .prepare(
                                    locked,
                                    new Wish(
                                            Operation.Type.REFUND,
                                            SimulatedPayer.sar(some(
                                                    attempt.sums().captured().minor())),
                                            false,
                                            "finance",
                                            "it was too much"));
                }));
    }

    void refundedAtTheGatewaysOwnDesk() {
        any(world.gateway.all()).filter(one -> one.refundable().isPositive()).ifPresent(payment -> {
            payment.refund(world.gateway.movement(
                    "ref",
                    "",
                    SimulatedPayer.sar(1 + random.nextLong(payment.refundable().minor()))));
            world.gateway.happened(payment);
        });
    }

    void callSent() {
        world.collecting
                .acts()
                .sendPrepared(random.nextInt(world.collecting.acts().kinds()));
    }

    void overdueCallTakenUp() {
        world.collecting
                .acts()
                .takeUpOverdue(random.nextInt(world.collecting.acts().kinds()));
    }

    void askedAbout() {
        any(world.attempts.attempts.all())
                .ifPresent(attempt -> world.collecting.acts().inquiries.inquire(attempt.id()));
    }

    void sweptThrough() {
        world.collecting.acts().inquiries.sweep();
    }

    /** Any notice there ever was: late, again, in any order. */
    void noticeComes() {
        any(world.gateway.notices()).ifPresent(this::notice);
    }

    void notice(GatewayView view) {
        Optional<Attempt> attempt = world.collecting
                .attempts()
                .byReference(world.collecting.accounts().all().getFirst().account(), view.merchantReference());
        attempt.ifPresent(known -> world.tx.run(() -> world.collecting
                .acts()
                .evidence
                .hinted(world.collecting.attempts().lock(known.id()), view)));
    }

    /** The events of one subject come in their order, those of different ones do not. */
    boolean eventDelivered() {
        Set<Subject> seen = new HashSet<>();
        List<Map.Entry<Long, OutboxEvent>> heads = world.outbox
                .events
                .entries()
                .filter(event -> !world.delivered.has(event.getKey()))
                .filter(event -> seen.add(event.getValue().subject()))
                .toList();
        Optional<Map.Entry<Long, OutboxEvent>> next = any(heads);
        next.ifPresent(event -> world.tx.run(() -> {
            if (!world.losesEvents || event.getKey() % 5 != 0) {
                world.receipts.handle(event.getValue());
            }
            world.delivered.put(event.getKey(), true);
        }));
        return next.isPresent();
    }

    void eventDeliveredAgain() {
        any(world.outbox
                        .events
                        .entries()
                        .filter(event -> world.delivered.has(event.getKey()))
                        .toList())
                .ifPresent(event -> world.tx.run(() -> world.receipts.handle(event.getValue())));
    }

    void payerDecides() {
        heard(payer.decides());
    }

    void payerRepeatsItself() {
        heard(payer.repeats());
    }

    void decisionPosted() {
        world.tx.run(() -> world.deciding.adjudications().post(payer.claim(), payer.bill()));
    }

    void timePasses() {
        time(random.nextInt(60) == 0 ? Duration.ofDays(8) : PAUSES.get(random.nextInt(PAUSES.size())));
    }

    void time(Duration pause) {
        world.clock.advance(pause);
        world.gateway.timePasses();
    }

    private void heard(Adjudications.Heard heard) {
        world.tx.run(() -> world.deciding.adjudications().take(heard, payer.asked()));
    }

    private long some(long most) {
        return random.nextInt(3) == 0 ? 1 + random.nextInt(30_000) : 1 + random.nextLong(Math.max(1, most));
    }

    private <T> Optional<T> any(java.util.Collection<T> all) {
        return all.isEmpty()
                ? Optional.empty()
                : all.stream().skip(random.nextInt(all.size())).findFirst();
    }
}
