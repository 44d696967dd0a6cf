package health.mizan.dues;

import health.mizan.access.Caller;
import health.mizan.attempts.Attempt;
import health.mizan.attempts.Attempts;
import health.mizan.collecting.Payments;
import health.mizan.dues.LinkProgress.Stage;
import health.mizan.linkpayments.LinkPayments;
import health.mizan.money.Money;
import health.mizan.paylinks.PayLink;
import health.mizan.paylinks.PayLinks;
import health.mizan.paylinks.PayLinks.Revoking;
import java.time.Clock;
import org.springframework.stereotype.Service;

/** What becomes of a link that the desk has shown, and taking it back. Whoever asks has been shown the link. */
@Service
public class LinkWatch {

    private final PayLinks links;
    private final Attempts attempts;
    private final Payments payments;
    private final LinkPayments begun;
    private final Clock clock;

    LinkWatch(PayLinks links, Attempts attempts, Payments payments, LinkPayments begun, Clock clock) {
        this.links = links;
        this.attempts = attempts;
        this.payments = payments;
        this.begun = begun;
        this.clock = clock;
    }

    /** By what was begun by the link: what somebody else pays meanwhile is not its story. */
    public LinkProgress of(PayLink link) {
        Money nothing = Money.zero(link.currency());
        return begun.latest(link)
                .map(attempt -> attempts.inDoubt(attempt)
                        ? new LinkProgress(Stage.UNKNOWN, nothing)
                        : told(attempt, isLive(link)))
                .orElseGet(() -> new LinkProgress(isLive(link) ? Stage.WAITING : Stage.ENDED, nothing));
    }

    /** @param live whether the link still opens something */
    static LinkProgress told(Attempt attempt, boolean live) {
        Money nothing = Money.zero(attempt.terms().amount().currency());
        return switch (attempt.state()) {
            case CREATED, ACTION_REQUIRED, PROCESSING -> new LinkProgress(Stage.PAYING, nothing);
            case UNKNOWN -> new LinkProgress(Stage.UNKNOWN, nothing);
            case FAILED, CANCELLED, DECLINED, EXPIRED, VOIDED ->
                new LinkProgress(live ? Stage.FAILED : Stage.ENDED, nothing);
            case AUTHORISED ->
                attempt.terms().hold()
                        ? new LinkProgress(Stage.HELD, attempt.held())
                        : new LinkProgress(Stage.PAYING, nothing);
            case PARTIALLY_CAPTURED, CAPTURED ->
                new LinkProgress(Stage.PAID, attempt.sums().captured(), attempt.order());
        };
    }

    /**
     * The link opens nothing any more, and the page that it alone leads to is closed if nobody has paid on it. What is held
     * or taken stays, and so does a page that somebody else stands before: another link of the debt was given to them. While
     * nobody knows whether money moved the link stays too: its page is where the payer reads how it ended.
     */
    public void takeBack(Caller caller, PayLink link) {
        if (links.revoke(caller, link.id()).filter(Revoking.DONE::equals).isPresent()) {
            begun.openByItAlone(link).ifPresent(attempt -> payments.release(caller, attempt.order()));
        }
    }

    private boolean isLive(PayLink link) {
        return link.isLive(clock.instant());
    }
}
