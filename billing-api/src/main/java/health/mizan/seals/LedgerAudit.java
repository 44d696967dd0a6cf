package health.mizan.seals;

import health.mizan.seals.EntryImage.Head;
import health.mizan.seals.EntryImage.Line;
import health.mizan.seals.Finding.Kind;
import health.mizan.seals.Seal.Sealed;
import health.mizan.seals.SnapshotStore.SealedUnder;
import health.mizan.seals.SnapshotStore.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Re-derives the whole ledger from its rows: every digest, every seal, every balance. Finds what was edited, deleted or
 * added behind the application's back, even by somebody who may do anything in the database; except rows added within
 * the last hour, which look like the application's own, and a chain cut at its end, which only a remembered head shows.
 */
@Component
public final class LedgerAudit {

    /** Longer than any transaction may live and than the sealer may rest. */
    static final Duration UNSEALED_AT_MOST = Duration.ofHours(1);

    /** Enough to see what happened; the count goes on. */
    private static final int FINDINGS_KEPT = 1_000;

    /** Postings that somebody adds to one entry by the million must not fill the memory. */
    private static final int LINES_KEPT = 40_000;

    private static final Comparator<UUID> DATABASE_ORDER = (one, other) -> {
        int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
    };

    private final SnapshotStore store;
    private final SealKeys keys;

    public LedgerAudit(DataSource database, SealKeys keys) {
        this.store = new SnapshotStore(database);
        this.keys = keys;
    }

    /**
     * What the audit saw.
     *
     * @param waiting  entries that are too young to be sealed
     * @param head     the last seal's number and hash, as in {@code 17:3f…}; null before the first seal. Whoever keeps it
     *                 elsewhere can tell later whether the chain's end was cut off
     * @param findings what is wrong, at most 1000 of {@code wrong}; empty if the ledger is as it was posted
     */
    public record Verdict(
            long entries,
            long waiting,
            long seals,
            @Nullable String head,
            long wrong,
            List<Finding> findings) {

        public boolean isClean() {
            return wrong == 0;
        }
    }

    /** A sequence read once, with a look at what comes next; null at its end. */
    interface Peeking<T> {

        @Nullable
        T peek();

        /** @throws java.util.NoSuchElementException at the end */
        T next();
    }

    /** @param expectedHead hash of a seal that somebody remembers, which must be in the chain; null if nobody does */
    public Verdict verify(@Nullable String expectedHead) {
        return store.read(snapshot -> new Run(snapshot).verify(expectedHead));
    }

    /** One audit, as of one moment. */
    private final class Run {

        private final Snapshot snapshot;
        private final Instant sealedBefore;
        private final List<Finding> findings = new ArrayList<>();
        private long wrong;
        private long entries;
        private long waiting;

        Run(Snapshot snapshot) {
            this.snapshot = snapshot;
            this.sealedBefore = snapshot.now().minus(UNSEALED_AT_MOST);
        }

        Verdict verify(@Nullable String expectedHead) {
            compareEntries();
            Optional<Seal> head;
            try (var seals = snapshot.seals();
                    var rows = snapshot.sealedBySeal()) {
                head = new ChainAudit(keys, expectedHead, this::report).follow(seals, rows);
            }
            return new Verdict(
                    entries,
                    waiting,
                    head.map(Seal::no).orElse(0L),
                    head.map(seal -> seal.no() + ":" + seal.hash()).orElse(null),
                    wrong,
                    List.copyOf(findings));
        }

        /** Three readings in the same order, joined here: the database need hold nothing, nor need we. */
        private void compareEntries() {
            try (var heads = snapshot.heads();
                    var lines = snapshot.lines();
                    var sealed = snapshot.sealedByEntry()) {
                while (true) {
                    Optional<UUID> next = Stream.of(
                                    Optional.ofNullable(heads.peek()).map(Head::id),
                                    Optional.ofNullable(lines.peek()).map(Line::entry),
                                    Optional.ofNullable(sealed.peek())
                                            .map(row -> row.row().entry()))
                            .flatMap(Optional::stream)
                            .min(DATABASE_ORDER);
                    if (next.isEmpty()) {
                        return;
                    }
                    UUID id = next.get();
                    Head head = heads.peek() != null && heads.peek().id().equals(id) ? heads.next() : null;
                    List<Line> its = take(lines, id);
                    SealedUnder seal =
                            sealed.peek() != null && sealed.peek().row().entry().equals(id) ? sealed.next() : null;
                    compare(id, head, its, seal);
                }
            }
        }

        private static List<Line> take(Peeking<Line> lines, UUID id) {
            List<Line> its = new ArrayList<>();
            for (Line line = lines.peek(); line != null && line.entry().equals(id); line = lines.peek()) {
                if (its.size() < LINES_KEPT) {
                    its.add(line);
                }
                lines.next();
            }
            return its;
        }

        private void compare(UUID id, @Nullable Head head, List<Line> lines, @Nullable SealedUnder seal) {
            if (head == null) {
                withoutHead(id, lines, seal);
                return;
            }
            entries++;
            EntryImage entry = new EntryImage(head, lines);
            if (seal == null) {
                if (head.postedAt().toInstant().isBefore(sealedBefore)) {
                    report(new Finding(
                            Kind.ENTRY_UNSEALED, "entry " + id, "posted " + head.postedAt() + " and in no seal"));
                } else {
                    waiting++;
                }
                EntryAudit.structure(entry).forEach(this::report);
                return;
            }
            Optional<SealKey> key = Optional.ofNullable(seal.keyId()).flatMap(keys::find);
            List<Finding> differences = key.isEmpty()
                    ? List.of()
                    : EntryAudit.againstSeal(entry, Objects.requireNonNull(seal).row(), key.get());
            differences.forEach(this::report);
            if (!differences.isEmpty() || key.isEmpty()) {
                EntryAudit.structure(entry).forEach(this::report);
            }
        }

        private void withoutHead(UUID id, List<Line> lines, @Nullable SealedUnder seal) {
            if (seal != null) {
                Sealed row = seal.row();
                report(new Finding(
                        Kind.ENTRY_DELETED,
                        "entry " + id,
                        "was sealed in seal " + row.sealNo() + " with " + row.lines()
                                + " lines and is not there any more"));
            }
            for (Line line : lines) {
                report(new Finding(
                        Kind.POSTING_WITHOUT_ENTRY, "entry " + id + " line " + line.no(), "the entry is not there"));
            }
        }

        private void report(Finding finding) {
            wrong++;
            if (findings.size() < FINDINGS_KEPT) {
                findings.add(finding);
            }
        }
    }
}
