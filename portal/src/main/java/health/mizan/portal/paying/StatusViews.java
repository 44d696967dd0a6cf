package health.mizan.portal.paying;

import health.mizan.attempts.Attempt;
import health.mizan.attempts.AttemptState;
import health.mizan.attempts.Attempts;
import health.mizan.cardholds.CardHold;
import health.mizan.cardholds.CardHolds;
import health.mizan.declines.DeclineFamily;
import health.mizan.explanations.Sentence;
import health.mizan.facilities.Facilities;
import health.mizan.facilities.Facility;
import health.mizan.ids.ShortId;
import health.mizan.linkpayments.LinkPayments;
import health.mizan.paylinks.PayLink;
import health.mizan.portal.holds.HoldView;
import health.mizan.portal.pages.Page;
import health.mizan.portal.paying.StatusView.State;
import health.mizan.receiptbook.Entry;
import health.mizan.receiptbook.ReceiptBook;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says what became of a payment, and never more than is known. */
@Component
class StatusViews {

    private final LinkPayments payments;
    private final Attempts attempts;
    private final Facilities facilities;
    private final ReceiptBook receipts;
    private final CardHolds holds;

    StatusViews(
            LinkPayments payments, Attempts attempts, Facilities facilities, ReceiptBook receipts, CardHolds holds) {
        this.payments = payments;
        this.attempts = attempts;
        this.facilities = facilities;
        this.receipts = receipts;
        this.holds = holds;
    }

    StatusView view(PayLink link, String token, Attempt attempt, Page page) {
        Facility site = facilities.find(link.facility()).orElseThrow();
        State state = attempts.inDoubt(attempt) ? State.UNKNOWN : state(attempt);
        return new StatusView(
                token,
                state,
                BillViews.in(page, new Sentence(site.nameEn(), site.nameAr())),
                attempt.terms().amount(),
                attempt.sums().captured(),
                payments.payable(link).most(),
                ShortId.of(attempt.id().value()),
                attempt.known().card(),
                state == State.OPEN ? attempt.known().page() : null,
                state == State.FAILED ? family(attempt) : null,
                attempt.state().inVain() && attempt.sums().authorised().isZero(),
                state == State.HELD || state == State.RELEASED ? hold(link, attempt, state, page) : null,
                state == State.PAID ? receipt(attempt) : null);
    }

    /** Null if the order has been tried again since: then its page tells of the other try. */
    private @Nullable HoldView hold(PayLink link, Attempt attempt, State state, Page page) {
        return holds.find(link.holder(), attempt.order())
                .filter(hold -> (hold.state() == CardHold.State.HELD) == (state == State.HELD))
                .map(hold -> HoldView.of(hold, page))
                .orElse(null);
    }

    /** Given a moment after the money came. */
    private @Nullable String receipt(Attempt attempt) {
        return receipts.under(attempt.order()).stream()
                .reduce((earlier, later) -> later)
                .map(Entry::address)
                .orElse(null);
    }

    private static State state(Attempt attempt) {
        return switch (attempt.state()) {
            case ACTION_REQUIRED -> State.OPEN;
            case CREATED, PROCESSING -> State.WAITING;
            case UNKNOWN -> State.UNKNOWN;
            case FAILED, CANCELLED, DECLINED -> State.FAILED;
            case AUTHORISED -> attempt.terms().hold() ? State.HELD : State.WAITING;
            case EXPIRED, VOIDED -> State.RELEASED;
            case PARTIALLY_CAPTURED, CAPTURED -> State.PAID;
        };
    }

    private static DeclineFamily family(Attempt attempt) {
        @Nullable String failure = attempt.failure();
        return failure == null && attempt.state() == AttemptState.CANCELLED
                ? DeclineFamily.CANCELLED
                : DeclineFamily.of(failure);
    }
}
