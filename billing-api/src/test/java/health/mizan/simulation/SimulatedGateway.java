package health.mizan.simulation;

import health.mizan.acquiring.Change;
import health.mizan.acquiring.FailureClass;
import health.mizan.acquiring.GatewayAccount;
import health.mizan.acquiring.GatewayCapability;
import health.mizan.acquiring.GatewayReply;
import health.mizan.acquiring.GatewayView;
import health.mizan.acquiring.GatewayView.Movement;
import health.mizan.acquiring.GatewayView.Standing;
import health.mizan.acquiring.PageOrder;
import health.mizan.acquiring.PaymentGateway;
import health.mizan.acquiring.PaymentMethod;
import health.mizan.acquiring.SignedNotice;
import health.mizan.inbox.RawBody;
import health.mizan.money.Money;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/** An honest gateway on a bad line: it may not hear, its answer may be lost, and whoever asked may die of either. */
final class SimulatedGateway implements PaymentGateway {

    private static final GatewayCapability CAPABILITY = new GatewayCapability(
            Set.of(PaymentMethod.CARD), Set.of(PaymentMethod.CARD), true, true, Duration.ofMinutes(1));

    private final Random random;
    private final Clock clock;
    private final Map<String, SimulatedPayment> payments = new LinkedHashMap<>();
    private final List<GatewayView> notices = new ArrayList<>();
    private final Set<String> keys = new HashSet<>();
    private final boolean actsTwice;
    private boolean rude = true;
    private int number;

    /** @param actsTwice gives back twice what it is asked to; to see whether anybody notices */
    SimulatedGateway(Random random, Clock clock, boolean actsTwice) {
        this.random = random;
        this.clock = clock;
        this.actsTwice = actsTwice;
    }

    void behave() {
        rude = false;
    }

    List<SimulatedPayment> all() {
        return List.copyOf(payments.values());
    }

    Optional<SimulatedPayment> withReference(String merchantReference) {
        return Optional.ofNullable(payments.get(merchantReference));
    }

    /** Every notice that was ever written, for a post that loses none for ever, but repeats and turns them round. */
    List<GatewayView> notices() {
        return notices;
    }

    /** What the payer, the bank, time or somebody at the gateway's own desk did. */
    void happened(SimulatedPayment payment) {
        notices.add(payment.view());
    }

    String nextReference(String of) {
        return of + "_" + ++number;
    }

    void timePasses() {
        payments.values().stream()
                .filter(payment -> payment.expired(clock.instant()))
                .forEach(this::happened);
    }

    @Override
    public String provider() {
        return "simulated";
    }

    @Override
    public GatewayCapability capability() {
        return CAPABILITY;
    }

    @Override
    public GatewayReply start(GatewayAccount account, PageOrder order) {
        return served(() -> {
            SimulatedPayment known = payments.get(order.merchantReference());
            if (known != null) {
                return keys.contains(order.key())
                        ? new GatewayReply.Seen(known.view())
                        : new GatewayReply.Refused(FailureClass.VALIDATION, "duplicate_reference");
            }
            keys.add(order.key());
            SimulatedPayment payment = new SimulatedPayment(nextReference("pay"), order);
            payments.put(order.merchantReference(), payment);
            return new GatewayReply.Seen(payment.view());
        });
    }

    @Override
    public GatewayReply change(GatewayAccount account, Change change) {
        return served(() -> {
            SimulatedPayment payment = payments.values().stream()
                    .filter(one -> one.reference().equals(change.gatewayReference()))
                    .findFirst()
                    .orElseThrow();
            if (keys.contains(change.key())) {
                return new GatewayReply.Seen(payment.view());
            }
            Optional<GatewayReply> refused = refused(payment, change);
            if (refused.isPresent()) {
                return refused.get();
            }
            keys.add(change.key());
            switch (change) {
                case Change.Capture capture ->
                    payment.capture(movement("cap", capture.operation(), capture.amount()), capture.last());
                case Change.Release release -> payment.release();
                case Change.Refund refund -> payment.refund(movement("ref", refund.operation(), refund.amount()));
            }
            if (actsTwice
                    && change instanceof Change.Refund refund
                    && !refund.amount().exceeds(payment.refundable())) {
                payment.refund(movement("ref", refund.operation(), refund.amount()));
            }
            happened(payment);
            return new GatewayReply.Seen(payment.view());
        });
    }

    @Override
    public GatewayReply inquire(GatewayAccount account, String merchantReference) {
        if (rude && random.nextInt(8) == 0) {
            return new GatewayReply.Unclear("no answer");
        }
        return withReference(merchantReference)
                .<GatewayReply>map(payment -> new GatewayReply.Seen(payment.view()))
                .orElseGet(GatewayReply.Absent::new);
    }

    Movement movement(String kind, String operation, Money amount) {
        return new Movement(nextReference(kind), operation, amount);
    }

    private static Optional<GatewayReply> refused(SimulatedPayment payment, Change change) {
        boolean possible =
                switch (change) {
                    case Change.Capture capture -> !capture.amount().exceeds(payment.capturable());
                    case Change.Release release -> payment.standing() == Standing.WAITING_FOR_PAYER || payment.open();
                    case Change.Refund refund -> !refund.amount().exceeds(payment.refundable());
                };
        return possible ? Optional.empty() : Optional.of(new GatewayReply.Refused(FailureClass.GONE, "not_possible"));
    }

    private GatewayReply served(Supplier<GatewayReply> doing) {
        int luck = rude ? random.nextInt(100) : 100;
        if (luck < 5) {
            return new GatewayReply.NotSent("no connection");
        } else if (luck < 8) {
            return new GatewayReply.Refused(FailureClass.RATE_LIMITED, "slow_down");
        } else if (luck < 14) {
            return new GatewayReply.Unclear("it was lost on the way");
        }
        GatewayReply reply = doing.get();
        if (luck < 22) {
            return new GatewayReply.Unclear("the answer was lost");
        } else if (luck < 26) {
            throw new Memory.Crash();
        }
        return reply;
    }

    /** It signs nothing: its notices come as views, past the door that letters come through. */
    @Override
    public boolean signed(GatewayAccount account, SignedNotice notice) {
        return false;
    }

    @Override
    public Optional<GatewayView> read(GatewayAccount account, RawBody body) {
        return Optional.empty();
    }
}
