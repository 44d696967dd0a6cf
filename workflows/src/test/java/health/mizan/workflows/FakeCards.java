package health.mizan.workflows;

import health.mizan.acquiring.Change;
import health.mizan.acquiring.GatewayAccount;
import health.mizan.acquiring.GatewayCapability;
import health.mizan.acquiring.GatewayReply;
import health.mizan.acquiring.GatewayView;
import health.mizan.acquiring.GatewayView.Card;
import health.mizan.acquiring.GatewayView.Movement;
import health.mizan.acquiring.GatewayView.Standing;
import health.mizan.acquiring.PageOrder;
import health.mizan.acquiring.PaymentGateway;
import health.mizan.acquiring.PaymentMethod;
import health.mizan.acquiring.SignedNotice;
import health.mizan.inbox.RawBody;
import health.mizan.money.Money;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** A card gateway with a book of its own, whose payers and silences a test plays. */
@Component
public class FakeCards implements PaymentGateway {

    private final Map<String, GatewayView> book = new ConcurrentHashMap<>();
    private volatile boolean silent;

    /** From now on nobody learns whether it did what it was asked; it does not. */
    public void silent(boolean now) {
        silent = now;
    }

    /** The payer of the latest page agrees to the hold. */
    public void holds(String merchantReference, Instant until) {
        book.computeIfPresent(
                merchantReference,
                (reference, was) -> with(was, Standing.AUTHORISED, was.amount(), List.of(), true, Optional.of(until)));
    }

    public Money taken(String merchantReference) {
        return book.get(merchantReference).captured();
    }

    public Standing standing(String merchantReference) {
        return book.get(merchantReference).standing();
    }

    public boolean isOpen(String merchantReference) {
        return book.get(merchantReference).open();
    }

    @Override
    public String provider() {
        return "fake-cards";
    }

    @Override
    public GatewayCapability capability() {
        return new GatewayCapability(
                Set.of(PaymentMethod.values()), Set.of(PaymentMethod.CARD), true, false, Duration.ofSeconds(1));
    }

    @Override
    public GatewayReply start(GatewayAccount account, PageOrder order) {
        GatewayView fresh = new GatewayView(
                "g-" + UUID.randomUUID(),
                order.merchantReference(),
                Standing.WAITING_FOR_PAYER,
                order.amount(),
                Money.zero(order.amount().currency()),
                List.of(),
                List.of(),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.of(URI.create("https://cards.test/pay/" + order.merchantReference())),
                new Card("visa", "•••• 1111"));
        return new GatewayReply.Seen(book.computeIfAbsent(order.merchantReference(), reference -> fresh));
    }

    @Override
    public GatewayReply change(GatewayAccount account, Change change) {
        if (silent) {
            return new GatewayReply.Unclear("no answer");
        }
        String reference = book.values().stream()
                .filter(view -> view.gatewayReference().equals(change.gatewayReference()))
                .map(GatewayView::merchantReference)
                .findFirst()
                .orElseThrow();
        return new GatewayReply.Seen(book.compute(reference, (key, was) -> changed(was, change)));
    }

    @Override
    public GatewayReply inquire(GatewayAccount account, String merchantReference) {
        GatewayView known = book.get(merchantReference);
        return known == null ? new GatewayReply.Absent() : new GatewayReply.Seen(known);
    }

    @Override
    public boolean signed(GatewayAccount account, SignedNotice notice) {
        return false;
    }

    @Override
    public Optional<GatewayView> read(GatewayAccount account, RawBody body) {
        return Optional.empty();
    }

    private static GatewayView changed(GatewayView was, Change change) {
        return switch (change) {
            case Change.Capture capture -> {
                List<Movement> captures = new ArrayList<>(was.captures());
                if (captures.stream().noneMatch(done -> done.operation().equals(capture.operation()))) {
                    captures.add(new Movement("c-" + UUID.randomUUID(), capture.operation(), capture.amount()));
                }
                yield with(was, Standing.AUTHORISED, was.authorised(), captures, !capture.last(), was.holdUntil());
            }
            case Change.Release release ->
                with(was, Standing.VOIDED, was.authorised(), was.captures(), false, was.holdUntil());
            case Change.Refund refund -> throw new IllegalStateException("nobody gives back here");
        };
    }

    private static GatewayView with(
            GatewayView was,
            Standing standing,
            Money authorised,
            List<Movement> captures,
            boolean open,
            Optional<Instant> until) {
        return new GatewayView(
                was.gatewayReference(),
                was.merchantReference(),
                standing,
                was.amount(),
                authorised,
                captures,
                was.refunds(),
                open,
                until,
                was.failure(),
                was.page(),
                was.card());
    }
}
