package health.mizan.numbering;

import health.mizan.facilities.Facilities;
import health.mizan.facilities.Facility;
import health.mizan.parties.FacilityId;
import health.mizan.tx.Tx;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Service;

/**
 * Gives documents their numbers, in the transaction that commits the document. Take it as late as can be: the next
 * document of the series waits for this one's commit, which is the price of having no gap.
 */
@Service
public class Numbers {

    private final NumberSeriesStore store;
    private final Facilities facilities;
    private final Clock clock;

    Numbers(NumberSeriesStore store, Facilities facilities, Clock clock) {
        this.store = store;
        this.facilities = facilities;
        this.clock = clock;
    }

    /** @param day the document's day at its site, whose year the series is of */
    public record Numbered(String number, LocalDate day) {}

    /** @throws IllegalStateException outside a transaction */
    public Numbered next(FacilityId facility, Series series) {
        Tx.requireOpen();
        Facility site = facilities.find(facility).orElseThrow();
        LocalDate day = LocalDate.ofInstant(clock.instant(), site.timeZone());
        return new Numbered(
                series.number(site.code(), day.getYear(), store.next(facility, series, day.getYear())), day);
    }
}
