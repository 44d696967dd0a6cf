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
import java.util.concurrent.atomic.AtomicLong;
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
        return seal() == BATCH;
    }

    /** Makes one seal, unless nothing waits or another copy of the application is at it; how many entries it holds. */
    int seal() {
        Instant now = clock.instant();
        boolean lookLong = !now.isBefore(longLookDue);
        Duration back = lookLong ? LedgerAudit.UNSEALED_AT_MOST : SHORT_LOOK_BACK;
        int entries = tx.get(() -> store.lead() ? sealSince(back) : 0);
        // A full batch may have left some of the long look for the next round.
        if (lookLong && entries < BATCH) {
            longLookDue = now.plus(LONG_LOOK_EVERY);
        }
        sealed.increment(entries);
        return entries;
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

    private int sealSince(Duration back) {
        Optional<Seal> last = store.last();
        Instant since = last.map(seal -> seal.sealedAt().minus(back)).orElse(null);
        Instant now = store.now();
        List<EntryImage> found = store.unsealed(since, BATCH);
        List<EntryImage> sound = found.stream().filter(Sealer::isSound).toList();
        if (!sound.isEmpty()) {
            insert(last, now, sound);
        }
        SealStore.Backlog backlog = store.backlog(since);
        waiting.set(backlog.entries());
        oldestSeconds.set(
                backlog.oldest() == null
                        ? 0
                        : Duration.between(backlog.oldest(), now).toSeconds());
        return sound.size();
    }

    private void insert(Optional<Seal> last, Instant now, List<EntryImage> entries) {
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
        store.insert(seal, rows);
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
