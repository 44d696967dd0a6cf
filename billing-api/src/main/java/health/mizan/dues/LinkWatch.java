package health.mizan.dues;

import health.mizan.attempts.Attempt;
import health.mizan.attempts.Attempts;
import health.mizan.dues.LinkProgress.Stage;
import health.mizan.linkpayments.LinkPayments;
import health.mizan.money.Money;
import health.mizan.paylinks.PayLink;
import java.time.Clock;
import org.springframework.stereotype.Service;

/** What becomes of a link that the desk has shown. Whoever asks has been shown the link. */
@Service
public class LinkWatch {

    private final Attempts attempts;
    private final LinkPayments begun;
    private final Clock clock;

    LinkWatch(Attempts attempts, LinkPayments begun, Clock clock) {
        this.attempts = attempts;
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

    private boolean isLive(PayLink link) {
        return link.isLive(clock.instant());
    }
}
