package health.mizan.bills;

import health.mizan.access.Caller;
import health.mizan.cases.Case;
import health.mizan.cases.CaseId;
import health.mizan.charges.ChargeId;
import health.mizan.encounters.Encounter;
import health.mizan.encounters.EncounterState;
import health.mizan.ids.Ids;
import health.mizan.tx.Tx;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Copies of cases, made when they are billed. Mizan's own: people see the claims and invoices made from them. */
@Service
public class Bills {

    private static final Caller SELF = new Caller.Self("bills");

    private final BillStore store;
    private final BillSources sources;
    private final BillLines lines;
    private final Ids ids;
    private final Clock clock;

    Bills(BillStore store, BillSources sources, BillLines lines, Ids ids, Clock clock) {
        this.store = store;
        this.sources = sources;
        this.lines = lines;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Copies the case as it is now.
     *
     * @throws IllegalStateException outside a transaction
     */
    public Bill copyOf(CaseId id) {
        Tx.requireOpen();
        Case of = sources.cases().require(id);
        Encounter encounter = sources.encounters().require(of.encounter());
        Currency currency =
                sources.facilities().find(of.facility()).orElseThrow().currency();
        Bill bill = new Bill(
                new BillId(ids.next()),
                id,
                of.patient(),
                of.facility(),
                of.encounter(),
                cover(of),
                treatedBy(encounter),
                of.serviceDate(),
                encounter.state() == EncounterState.FINISHED,
                currency,
                lines.of(id, currency),
                encounter.diagnoses(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        store.insert(bill);
        return bill;
    }

    /** What the case was confirmed with and is not billed may be changed again: nothing will be made of its copies. */
    public void givenUp(CaseId id) {
        Tx.requireOpen();
        lines.release(id);
    }

    /** Whether the case is by now billed for something that the copy does not state. */
    public boolean isOutgrown(BillId id) {
        Bill copy = require(id);
        Set<ChargeId> stated = copy.lines().stream().map(Bill.Line::charge).collect(Collectors.toSet());
        return lines.of(copy.financialCase(), copy.currency()).stream()
                .anyMatch(line -> !stated.contains(line.charge()));
    }

    /** @throws java.util.NoSuchElementException if there is none */
    public Bill require(BillId id) {
        return store.find(id).orElseThrow();
    }

    private Bill.@Nullable Cover cover(Case of) {
        Case.Cover cover = of.cover();
        return cover == null
                ? null
                : sources.coverages()
                        .find(SELF, of.patient(), cover.id())
                        .map(found -> new Bill.Cover(
                                found.id(),
                                found.version(),
                                found.terms().policy().payerId()))
                        .orElseThrow();
    }

    private Bill.@Nullable TreatedBy treatedBy(Encounter encounter) {
        return encounter.practitioner() == null
                ? null
                : sources.practitioners()
                        .find(encounter.practitioner(), SELF)
                        .map(found -> new Bill.TreatedBy(found.id(), found.licenceNumber()))
                        .orElse(null);
    }
}
