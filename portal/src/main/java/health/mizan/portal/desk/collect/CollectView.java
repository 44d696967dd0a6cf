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
        boolean beingPaid,
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
                due.beingPaid(),
                obstacle.map(why -> "desk.no.hold." + Codes.code(why)).orElse(null));
    }

    public boolean ofVisit() {
        return number == null;
    }
}
