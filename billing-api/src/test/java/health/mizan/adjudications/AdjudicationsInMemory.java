package health.mizan.adjudications;

import health.mizan.charges.Charges;
import health.mizan.ids.Ids;
import health.mizan.invoices.Invoices;
import health.mizan.ledger.Ledger;
import health.mizan.simulation.Memory;
import health.mizan.simulation.Table;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The decisions with their rules as they are, over a table in memory. */
public final class AdjudicationsInMemory {

    public final Table<UUID, Decision> decisions;
    private final boolean forgetsWhatWasPosted;

    /** @param forgetsWhatWasPosted a guard taken away, to see whether that is noticed */
    public AdjudicationsInMemory(Memory memory, boolean forgetsWhatWasPosted) {
        this.decisions = new Table<>(memory);
        this.forgetsWhatWasPosted = forgetsWhatWasPosted;
    }

    public Adjudications over(Invoices invoices, Charges charges, Ledger ledger, Ids ids, Clock clock) {
        return new Adjudications(
                new Rows(), new DecisionInvoicing(invoices, charges), ledger, new AdjudicationSettings(1), ids, clock);
    }

    /** The decision that the books rest on. */
    public Optional<Decision> posted() {
        return decisions.stream().filter(Decision::isPosted).reduce((earlier, later) -> later);
    }

    private final class Rows extends DecisionStore {

        Rows() {
            super(null, null);
        }

        @Override
        void insert(Decision decision, Instant at) {
            decisions.put(decision.id(), decision);
        }

        @Override
        void posted(UUID id, Instant at, UUID entry) {
            Decision was = decisions.find(id).orElseThrow();
            decisions.put(
                    id,
                    new Decision(
                            id,
                            was.claim(),
                            was.number(),
                            was.submission(),
                            was.payerReference(),
                            was.issued(),
                            was.disposition(),
                            was.currency(),
                            was.lines(),
                            at,
                            entry));
        }

        @Override
        Optional<Decision> latest(UUID claim) {
            return decisions.stream().reduce((earlier, later) -> later);
        }

        @Override
        Optional<Decision> latestPosted(UUID claim) {
            Optional<Decision> posted = AdjudicationsInMemory.this.posted();
            // Forgets the difference, not that there is an invoice: else it would fail at once.
            return forgetsWhatWasPosted
                    ? decisions.stream().filter(Decision::isPosted).findFirst()
                    : posted;
        }
    }
}
