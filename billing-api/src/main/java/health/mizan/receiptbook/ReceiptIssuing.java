package health.mizan.receiptbook;

import health.mizan.ids.Ids;
import health.mizan.numbering.Numbers;
import health.mizan.numbering.Series;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Writes a new receipt into the book. */
@Component
class ReceiptIssuing {

    private static final Logger log = LoggerFactory.getLogger(ReceiptIssuing.class);

    private final ReceiptStore store;
    private final Numbers numbers;
    private final Ids ids;
    private final Clock clock;

    ReceiptIssuing(ReceiptStore store, Numbers numbers, Ids ids, Clock clock) {
        this.store = store;
        this.numbers = numbers;
        this.ids = ids;
        this.clock = clock;
    }

    Entry issue(Taken taken) {
        Entry entry = new Entry(
                new ReceiptId(ids.next()),
                Addresses.fresh(),
                numbers.next(taken.facility(), Series.RECEIPT).number(),
                taken.operation(),
                taken.order(),
                taken.financialCase(),
                taken.patient(),
                taken.facility(),
                taken.amount(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        store.insert(entry);
        log.info("receipt.issued receipt={} order={}", entry.id(), entry.order());
        return entry;
    }
}
