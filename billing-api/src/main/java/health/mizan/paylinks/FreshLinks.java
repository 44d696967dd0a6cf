package health.mizan.paylinks;

import health.mizan.ids.Ids;
import health.mizan.money.Money;
import health.mizan.payments.Debt;
import health.mizan.payments.DebtDirectory.Owed;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a new link is: its number, and how long it opens anything. */
@Component
class FreshLinks {

    private final PayLinkSettings settings;
    private final Ids ids;
    private final Clock clock;

    FreshLinks(PayLinkSettings settings, Ids ids, Clock clock) {
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param amount null for all that is owed when the link is opened */
    PayLink to(Debt debt, Owed owed, @Nullable Money amount) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return new PayLink(
                new PayLinkId(ids.next()),
                debt,
                owed.patient(),
                owed.facility(),
                owed.most().currency(),
                amount,
                now,
                now.plus(settings.lasts()),
                null);
    }
}
