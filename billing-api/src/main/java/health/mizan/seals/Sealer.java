package health.mizan.seals;

import health.mizan.seals.Seal.Sealed;
import health.mizan.sweeping.Sweep;
import health.mizan.tx.Tx;
import health.mizan.web.Page;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Seals what was posted, in the background, so that posting never waits for the chain. An entry that committed late
 * simply goes into a later seal.
 */
@Component
final class Sealer implements Sweep {

    private static final Logger log = LoggerFactory.getLogger(Sealer.class);

    private static final int BATCH = 2_000;

    /** Most transactions are far shorter; those that are not are found by the long look. */
    private static final Duration SHORT_LOOK_BACK = Duration.ofMinutes(3);

    private static final Duration LONG_LOOK_EVERY = Duration.ofMinutes(10);

    private final SealStore store;
    private final SealKeys keys;
    private final Duration every;
    private final Tx tx;
    private final Clock clock;
    private final Counter sealed;
    private final AtomicLong waiting = new AtomicLong();
    private final AtomicLong oldestSeconds = new AtomicLong();
    private Instant longLookDue = Instant.MIN;
    private @Nullable Run run;

    Sealer(SealStore store, SealKeys keys, LedgerSettings settings, Tx tx, Clock clock, MeterRegistry meters) {
        this.store = store;
        this.keys = keys;
        this.every = settings.sealEvery();
        this.tx = tx;
        this.clock = clock;
        this.sealed = meters.counter("mizan.ledger.sealed");
        meters.gauge("mizan.ledger.unsealed", waiting);
        meters.gauge("mizan.ledger.unsealed.age.seconds", oldestSeconds);
    }

    @Override
    public String name() {
        return "ledger.sealer";
    }

    @Override
    public Duration every() {
        return every;
    }

    @Override
    public boolean sweep() {
        seal();
        return run != null;
    }

    /** Makes one seal, unless nothing waits or another copy of the application is at it; how many entries it holds. */
    int seal() {
        Step step = tx.get(() -> store.lead() ? sealNext() : Step.NONE);
        // Only now, since a step that failed to commit is done again.
        run = step.next;
        if (step.lookedLong) {
            longLookDue = clock.instant().plus(LONG_LOOK_EVERY);
        }
        sealed.increment(step.entries);
        return step.entries;
    }

    /**
     * One walk over what is unsealed, of as many seals as it takes.
     *
     * @param looksLong whether it looks as far back as anything may be unsealed
     * @param since     how far back that is; null is to the beginning
     * @param after     the last entry it has come to; null at its start
     */
    private record Run(
            boolean looksLong,
            @Nullable Instant since,
            Instant began,
            @Nullable UUID after) {

        Run goneOnTo(UUID entry) {
            return new Run(looksLong, since, began, entry);
        }
    }

    /**
     * What one seal of a run came to.
     *
     * @param next       null when the run has come to its end
     * @param lookedLong whether that was the end of a run that looks long
     */
    private record Step(int entries, @Nullable Run next, boolean lookedLong) {

        static final Step NONE = new Step(0, null, false);
    }

    /** The newest seals first. */
    Page<SealView> seals(long before, int limit) {
        List<Seal> found = store.before(before, limit + 1);
        List<SealView> shown = found.stream()
                .limit(limit)
                .map(seal -> new SealView(seal.no(), seal.entries(), seal.hash(), seal.sealedAt()))
                .toList();
        return new Page<>(
                shown, found.size() > limit ? Long.toString(shown.getLast().no()) : null);
    }

    record SealView(long no, int entries, String hash, Instant sealedAt) {}

    private Step sealNext() {
        Optional<Seal> last = store.last();
        Instant open = store.openSince().orElse(null);
        Instant now = store.now();
        Run present = run == null ? begin(last, open, now) : run;
        List<EntryImage> found = store.unsealed(present.since, present.after, BATCH);
        List<EntryImage> sound = found.stream().filter(Sealer::isSound).toList();
        boolean more = found.size() == BATCH;
        // Only a long look that has come to its end knows that nothing older is left.
        boolean done = present.looksLong && !more;
        if (!sound.isEmpty()) {
            insert(last, now, done ? present.began.minus(LedgerAudit.UNSEALED_AT_MOST) : open, sound);
        }
        measure(found, more, present.since, now);
        return new Step(
                sound.size(), more ? present.goneOnTo(found.getLast().head().id()) : null, done);
    }

    private Run begin(Optional<Seal> last, @Nullable Instant open, Instant now) {
        boolean looksLong = last.isEmpty() || open == null || !clock.instant().isBefore(longLookDue);
        if (looksLong) {
            return new Run(true, open, now, null);
        }
        Instant recent = last.get().sealedAt().minus(SHORT_LOOK_BACK);
        return new Run(false, recent.isAfter(open) ? recent : open, now, null);
    }

    /** Counted at the end of a run of seals only: with a long backlog it would cost more than the sealing. */
    private void measure(List<EntryImage> found, boolean more, @Nullable Instant since, Instant now) {
        SealStore.Backlog backlog = more
                ? new SealStore.Backlog(BATCH, found.getLast().head().postedAt().toInstant())
                : store.backlog(since);
        waiting.set(backlog.entries());
        oldestSeconds.set(
                backlog.oldest() == null
                        ? 0
                        : Duration.between(backlog.oldest(), now).toSeconds());
    }

    private void insert(Optional<Seal> last, Instant now, @Nullable Instant openSince, List<EntryImage> entries) {
        SealKey key = keys.current();
        long no = last.map(Seal::no).orElse(0L) + 1;
        String previous = last.map(Seal::hash).orElse(Seal.NOTHING_BEFORE);
        Seal.Hashing hashing = new Seal.Hashing(key, no, previous, now);
        List<Sealed> rows = new ArrayList<>(entries.size());
        for (EntryImage entry : entries) {
            Sealed row = new Sealed(entry.head().id(), no, key.digest(entry), key.parts(entry));
            hashing.add(row.entry(), row.digest());
            rows.add(row);
        }
        Seal seal = new Seal(no, previous, rows.size(), hashing.hash(), key.id(), now);
        store.insert(seal, openSince, rows);
        log.info("ledger.sealed seal={} entries={} hash={}", no, rows.size(), seal.hash());
    }

    /** What the database would have refused was not posted by us: a seal would make it look as if. */
    private static boolean isSound(EntryImage entry) {
        List<Finding> findings = EntryAudit.structure(entry);
        for (Finding finding : findings) {
            log.error("ledger.unsealable kind={} {}", finding.kind(), finding.what());
        }
        return findings.isEmpty();
    }
}
