package health.mizan.simulation;

import health.mizan.acquiring.FailureClass;
import health.mizan.acquiring.GatewayView;
import health.mizan.acquiring.GatewayView.Movement;
import health.mizan.acquiring.GatewayView.Standing;
import health.mizan.acquiring.PageOrder;
import health.mizan.money.Money;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** A payment in the simulated gateway's own book, in its own words. */
final class SimulatedPayment {

    private static final Duration HOLD_TIME = Duration.ofDays(7);

    private final String reference;
    private final PageOrder order;
    private final List<Movement> captures = new ArrayList<>();
    private final List<Movement> refunds = new ArrayList<>();
    private Standing standing = Standing.WAITING_FOR_PAYER;
    private boolean open;
    private Money authorised;
    private Instant holdUntil;

    SimulatedPayment(String reference, PageOrder order) {
        this.reference = reference;
        this.order = order;
        this.authorised = zero();
    }

    String reference() {
        return reference;
    }

    String merchantReference() {
        return order.merchantReference();
    }

    Standing standing() {
        return standing;
    }

    boolean open() {
        return open;
    }

    boolean waits() {
        return standing == Standing.WAITING_FOR_PAYER || standing == Standing.PROCESSING;
    }

    /** Whether the end was not the end. */
    boolean late(Random random) {
        return (standing == Standing.DECLINED || standing == Standing.CANCELLED) && random.nextInt(4) == 0;
    }

    Money captured() {
        return sum(captures);
    }

    Money refunded() {
        return sum(refunds);
    }

    Money capturable() {
        return open ? authorised.minus(captured()) : zero();
    }

    Money refundable() {
        return captured().minus(refunded());
    }

    List<Movement> movements() {
        List<Movement> all = new ArrayList<>(captures);
        all.addAll(refunds);
        return all;
    }

    void think() {
        standing = Standing.PROCESSING;
    }

    void decline() {
        standing = Standing.DECLINED;
    }

    void cancel() {
        standing = Standing.CANCELLED;
    }

    /** @param purchase what is taken at once where nothing is held */
    void approve(Movement purchase, Instant now) {
        standing = Standing.AUTHORISED;
        authorised = order.amount();
        if (order.hold()) {
            open = true;
            holdUntil = now.plus(HOLD_TIME);
        } else {
            captures.add(purchase);
        }
    }

    void capture(Movement capture, boolean last) {
        captures.add(capture);
        if (last || capturable().isZero()) {
            open = false;
        }
    }

    void release() {
        standing = waits() ? Standing.CANCELLED : Standing.VOIDED;
        open = false;
    }

    void refund(Movement refund) {
        refunds.add(refund);
    }

    /** Whether the hold ran out just now. */
    boolean expired(Instant now) {
        boolean over = open && !holdUntil.isAfter(now);
        if (over) {
            open = false;
            standing = Standing.EXPIRED;
        }
        return over;
    }

    GatewayView view() {
        return new GatewayView(
                reference,
                order.merchantReference(),
                standing,
                order.amount(),
                authorised,
                captures,
                refunds,
                open,
                Optional.ofNullable(holdUntil),
                standing == Standing.DECLINED
                        ? Optional.of(new GatewayView.Failure(FailureClass.DECLINED_SOFT, "insufficient_funds"))
                        : Optional.empty(),
                Optional.of(URI.create("https://pay.example.org/" + reference)),
                new GatewayView.Card("visa", "•••• 1111"));
    }

    Money amount() {
        return order.amount();
    }

    private Money sum(List<Movement> movements) {
        return movements.stream().map(Movement::amount).reduce(zero(), Money::plus);
    }

    private Money zero() {
        return Money.zero(order.amount().currency());
    }
}
