package health.mizan.sandbox.gateway;

import health.mizan.sandbox.Answer;
import health.mizan.sandbox.Call;
import health.mizan.sandbox.MovableClock;
import health.mizan.sandbox.Refusal;
import java.time.Duration;

/** The payer's side: a page for the card, the bank's page for the code (3-D Secure), and the way back to the merchant. */
final class HostedPage {

    private static final String RIGHT_CODE = "1234";
    private static final Duration SLOW_BANK = Duration.ofSeconds(30);

    private final GatewayBook book;
    private final MovableClock clock;
    private final Duration holdTime;

    HostedPage(GatewayBook book, MovableClock clock, Duration holdTime) {
        this.book = book;
        this.clock = clock;
        this.holdTime = holdTime;
    }

    Answer answer(Call call) {
        Payment payment = book.require(call.segment(1));
        return switch (call.method() + " " + call.segment(2)) {
            case "GET " -> show(payment);
            case "POST " -> enter(payment, call);
            case "POST code" -> confirm(payment, call);
            case "POST cancel" -> cancel(payment);
            default -> Answer.error(404, "not_found", "there is nothing here");
        };
    }

    private Answer show(Payment payment) {
        return switch (payment.status()) {
            case "created" -> Answer.html(200, HostedForms.card(payment, ""));
            case "challenged" -> Answer.html(200, HostedForms.code(payment));
            default -> back(payment);
        };
    }

    // One at a time, as the book's lock would: two tabs must not both pay.
    private synchronized Answer enter(Payment seen, Call call) {
        Payment payment = book.require(seen.order().payment());
        if (!payment.status().equals("created")) {
            return show(payment);
        }
        TestCard card;
        try {
            card = TestCard.of(call.form().getOrDefault("card", ""));
        } catch (Refusal unknown) {
            return Answer.html(
                    422, HostedForms.card(payment, HostedWords.of(payment).noTestCard()));
        }
        if (!payment.order().schemes().isEmpty() && !payment.order().schemes().contains(card.scheme())) {
            return Answer.html(422, HostedForms.card(payment, refusal(payment)));
        }
        charge(payment, card);
        return Answer.seeOther("/pay/" + payment.order().payment());
    }

    private void charge(Payment payment, TestCard card) {
        String id = payment.order().payment();
        switch (card) {
            case APPROVED, MASTERCARD -> approve(payment, new Payment.Card(card.masked(), card.scheme()));
            case CHALLENGED, MADA ->
                book.record(new PaymentEvent.Challenged(id, clock.instant(), card.masked(), card.scheme()));
            case SLOW ->
                book.record(new PaymentEvent.Pending(
                        id,
                        clock.instant(),
                        card.masked(),
                        card.scheme(),
                        clock.instant().plus(SLOW_BANK)));
            case DECLINED, INSUFFICIENT, EXPIRED, STOLEN ->
                book.record(new PaymentEvent.Declined(id, clock.instant(), card.reason()));
        }
    }

    private static String refusal(Payment payment) {
        HostedWords words = HostedWords.of(payment);
        return payment.order().captureAtOnce()
                ? words.otherScheme() + " " + String.join(", ", payment.order().schemes())
                : words.cannotHold();
    }

    private synchronized Answer confirm(Payment seen, Call call) {
        Payment payment = book.require(seen.order().payment());
        if (payment.status().equals("challenged")) {
            if (call.form().getOrDefault("code", "").equals(RIGHT_CODE)) {
                approve(payment, payment.card());
            } else {
                book.record(
                        new PaymentEvent.Declined(payment.order().payment(), clock.instant(), "authentication_failed"));
            }
        }
        return back(book.require(payment.order().payment()));
    }

    private synchronized Answer cancel(Payment seen) {
        Payment payment = book.require(seen.order().payment());
        if (payment.waitsForPayer()) {
            book.record(new PaymentEvent.Declined(payment.order().payment(), clock.instant(), "cancelled_by_payer"));
        }
        return back(book.require(payment.order().payment()));
    }

    private void approve(Payment payment, Payment.Card card) {
        String id = payment.order().payment();
        book.record(new PaymentEvent.Authorised(
                id,
                clock.instant(),
                card.masked(),
                card.scheme(),
                clock.instant().plus(holdTime)));
        if (payment.order().captureAtOnce()) {
            book.record(new PaymentEvent.Captured(
                    id, clock.instant(), "cap_" + id, null, payment.order().amountMinor(), true));
        }
    }

    // The address says which payment, never how it ended: a merchant that believed the address could be lied to.
    private static Answer back(Payment payment) {
        String url = payment.order().returnUrl();
        return Answer.seeOther(url + (url.contains("?") ? "&" : "?") + "payment="
                + payment.order().payment());
    }
}
