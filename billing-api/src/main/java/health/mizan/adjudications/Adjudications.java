package health.mizan.adjudications;

import health.mizan.bills.Bill;
import health.mizan.ids.Ids;
import health.mizan.ledger.JournalEntry;
import health.mizan.ledger.Ledger;
import health.mizan.money.Money;
import health.mizan.remarks.Remark;
import health.mizan.tx.Tx;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;

/** The decisions of payers. Whoever calls this holds the row lock of the claim, which puts two answers in line. */
@Service
@EnableConfigurationProperties(AdjudicationSettings.class)
public class Adjudications {

    private final DecisionStore store;
    private final DecisionInvoicing invoicing;
    private final Ledger ledger;
    private final AdjudicationSettings settings;
    private final Ids ids;
    private final Clock clock;

    Adjudications(
            DecisionStore store,
            DecisionInvoicing invoicing,
            Ledger ledger,
            AdjudicationSettings settings,
            Ids ids,
            Clock clock) {
        this.store = store;
        this.invoicing = invoicing;
        this.ledger = ledger;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    /** What a payer says of a submission. */
    public record Heard(
            UUID claim,
            UUID submission,
            String payerReference,
            Instant issued,
            @Nullable String disposition,
            List<Answered> lines) {}

    /** What became of it. */
    public sealed interface Taking {

        record Taken(Decision decision) implements Taking {}

        /** The latest decision once more, though perhaps under another number of the payer's. */
        record Known() implements Taking {}

        /** The payer decided again since: that decision counts. */
        record Older() implements Taking {}

        /** It does not answer what was asked, or does not add up. */
        record Discrepant(List<Remark> faults) implements Taking {}
    }

    /**
     * Keeps a decision if it answers what was asked and none later is known.
     *
     * @param asked the lines of the submission, of one currency
     */
    public Taking take(Heard heard, List<Asked> asked) {
        Currency currency = asked.getFirst().net().currency();
        return taken(heard, asked, new Money(settings.toleranceMinor(), currency));
    }

    /** Keeps a decision for a person, who takes it as it stands or not. */
    public void doubt(UUID answer, Heard heard) {
        Tx.requireOpen();
        store.insert(answer, heard);
    }

    /**
     * A person takes the decision that this answer gave: more than was asked is then no objection. One whose lines or sums
     * do not hold is nobody's to take.
     *
     * @throws java.util.NoSuchElementException if nothing is in doubt about the answer
     */
    public Taking accept(UUID answer, List<Asked> asked) {
        return taken(store.doubt(answer).orElseThrow(), asked, null);
    }

    /** Whether a decision made then is the payer's later word than the one in doubt, if the answer gave one. */
    public boolean isOvertaken(UUID answer, Instant issued) {
        return store.doubt(answer)
                .filter(inDoubt -> issued.isBefore(inDoubt.issued()))
                .isEmpty();
    }

    /** @param tolerance what a line may be allowed above what was asked; null for as much as it is */
    private Taking taken(Heard heard, List<Asked> asked, @Nullable Money tolerance) {
        Tx.requireOpen();
        Currency currency = asked.getFirst().net().currency();
        Optional<Decision> latest = store.latest(heard.claim());
        // Before anything else: what a person has taken as it stands is in no doubt when it comes again.
        if (DecisionChecks.faults(asked, heard.lines(), null).isEmpty()
                && latest.filter(known -> isSaidAgain(known, heard, decided(heard, asked)))
                        .isPresent()) {
            return new Taking.Known();
        }
        List<Remark> faults = DecisionChecks.faults(asked, heard.lines(), tolerance);
        if (!faults.isEmpty()) {
            return new Taking.Discrepant(faults);
        }
        if (latest.filter(known -> heard.issued().isBefore(known.issued())).isPresent()) {
            return new Taking.Older();
        }
        Decision decision = new Decision(
                ids.next(),
                heard.claim(),
                latest.map(Decision::number).orElse(0) + 1,
                heard.submission(),
                heard.payerReference(),
                heard.issued(),
                heard.disposition(),
                currency,
                decided(heard, asked),
                null,
                null);
        store.insert(decision, now());
        return new Taking.Taken(decision);
    }

    /**
     * Posts how the claim's latest decision differs from the one posted before, and issues or adjusts the patient's
     * invoice accordingly, in one transaction; nothing if it is posted already.
     *
     * @param bill what the decided submission states
     */
    public void post(UUID claim, Bill bill) {
        Tx.requireOpen();
        store.latest(claim).filter(decision -> !decision.isPosted()).ifPresent(decision -> {
            Optional<Decision> before = store.latestPosted(claim);
            Optional<JournalEntry> entry = DecisionPosting.entry(
                    Parties.of(bill),
                    decision,
                    before.map(Decision::totals).orElseGet(() -> Totals.nothing(decision.currency())));
            store.posted(
                    decision.id(),
                    now(),
                    entry.map(each -> ledger.post(each).entry()).orElse(null));
            invoicing.invoice(bill, decision, before);
        });
    }

    /** The decision that counts. */
    public Optional<Decision> latest(UUID claim) {
        return store.latest(claim);
    }

    /** Oldest first. */
    public List<Decision> all(UUID claim) {
        return store.all(claim);
    }

    private static List<DecidedLine> decided(Heard heard, List<Asked> asked) {
        Map<Integer, Asked> bySequence = asked.stream().collect(Collectors.toMap(Asked::sequence, Function.identity()));
        return heard.lines().stream()
                .sorted(Comparator.comparingInt(Answered::sequence))
                .map(line -> line.to(Objects.requireNonNull(bySequence.get(line.sequence()))))
                .toList();
    }

    private static boolean isSaidAgain(Decision known, Heard heard, List<DecidedLine> lines) {
        return known.submission().equals(heard.submission())
                && known.issued().equals(heard.issued())
                && known.lines().equals(lines);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
