package health.mizan.figures;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.stereotype.Component;

/** Which day it is for the books: the same as the ledger's, so that a day's figure is a day's movement there. */
@Component
public class Days {

    private final DayStore store;
    private final Clock clock;

    Days(DayStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone());
    }

    public ZoneId zone() {
        return store.zone();
    }
}
