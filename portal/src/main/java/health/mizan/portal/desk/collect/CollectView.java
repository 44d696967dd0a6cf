package health.mizan.portal.desk.collect;

import health.mizan.dues.DeskHoldings.Obstacle;
import health.mizan.dues.Due;
import health.mizan.masterdata.Codes;
import health.mizan.money.Money;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is about to be taken.
 *
 * @param number   of the invoice; null for a visit's deposit
 * @param obstacle why nothing can be set aside instead, as a text's key; null if it can
 */
public record CollectView(
        String kind,
        String debt,
        @Nullable String number,
        LocalDate day,
        Money suggested,
        Money most,
        Money paid,
        Due.Paying paying,
        @Nullable String obstacle) {

    static CollectView of(Due due, Optional<Obstacle> obstacle) {
        return new CollectView(
                Codes.code(due.debt().kind()),
                due.debt().id().toString(),
                due.number(),
                due.day(),
                due.suggested(),
                due.most(),
                due.paid(),
                due.paying(),
                obstacle.map(why -> "desk.no.hold." + Codes.code(why)).orElse(null));
    }

    public boolean beingPaid() {
        return paying != Due.Paying.NOT;
    }

    /** Why nothing can be taken while it is being paid, as a text's key. */
    static String busy(Due.Paying paying) {
        return paying == Due.Paying.IN_DOUBT ? "desk.collect.in.doubt" : "desk.collect.being.paid";
    }

    public String busy() {
        return busy(paying);
    }

    public boolean ofVisit() {
        return number == null;
    }
}
