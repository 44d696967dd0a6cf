package health.mizan.beats;

import health.mizan.ids.Ids;
import health.mizan.outbox.Outbox;
import health.mizan.simulation.Memory;
import health.mizan.simulation.Table;
import health.mizan.tx.Tx;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** Remote calls with their rules as they are, over a table in memory. */
public final class BeatsInMemory {

    private static final BeatsSettings SETTINGS =
            new BeatsSettings(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMinutes(5));

    private final Table<UUID, Row> rows;
    private final Clock clock;
    private final boolean forgetsUnknown;
    public final Beats beats;
    private final RemoteCaller caller;

    /** @param forgetsUnknown a guard taken away, to see whether that is noticed */
    public BeatsInMemory(Memory memory, Outbox outbox, Ids ids, Clock clock, Tx tx, boolean forgetsUnknown) {
        this.forgetsUnknown = forgetsUnknown;
        this.rows = new Table<>(memory);
        this.clock = clock;
        Rows store = new Rows();
        this.caller = new RemoteCaller(store, SETTINGS, new SimpleMeterRegistry(), tx);
        this.beats = new Beats(store, caller, outbox, null, ids, tx);
    }

    /** As a worker does that was told of a prepared call. */
    public void send(RemoteKind<?> kind, UUID call) {
        caller.send(kind, call);
    }

    /** As the sweep does; false if nothing is overdue. */
    public boolean takeUpOverdue(RemoteKind<?> kind) {
        return caller.takeUpOverdue(kind);
    }

    /** Calls without an outcome. */
    public List<String> open() {
        return rows.stream()
                .filter(row -> !row.state().isFinal())
                .map(Row::toString)
                .toList();
    }

    /** As an operator does with calls that nobody asks about any more; in the open transaction. */
    public void askAboutParked() {
        rows.where(row -> !row.state().isFinal() && row.due() == null)
                .forEach(row -> rows.put(
                        row.id(),
                        row.as(row.state(), row.tries(), row.inquiries(), row.unknownSince(), clock.instant())));
    }

    /** Of a call that is due to be sent; empty if none of that kind is. */
    public Optional<UUID> prepared(String kind) {
        return rows.stream()
                .filter(row -> row.kind().equals(kind) && row.state() == CallState.PREPARED)
                .map(Row::id)
                .findFirst();
    }

    private record Row(
            UUID id,
            String kind,
            Intent intent,
            CallState state,
            int tries,
            int inquiries,
            Instant created,
            Instant unknownSince,
            Instant due) {

        Row as(CallState next, int triedNow, int askedNow, Instant unknown, Instant dueAt) {
            return new Row(id, kind, intent, next, triedNow, askedNow, created, unknown, dueAt);
        }
    }

    private RemoteCall view(Row row) {
        Instant now = clock.instant();
        return new RemoteCall(
                row.id(),
                row.kind(),
                row.intent().key(),
                row.intent().target(),
                row.intent().subject(),
                row.state(),
                row.tries(),
                row.inquiries(),
                Duration.between(row.created(), now),
                Optional.ofNullable(row.unknownSince()).map(since -> Duration.between(since, now)),
                Optional.empty(),
                Optional.empty());
    }

    private final class Rows extends RemoteCallStore {

        Rows() {
            super(null);
        }

        @Override
        Optional<RemoteCall> insert(UUID id, String kind, Intent intent, Duration pause) {
            if (byKey(intent.key()).isPresent()) {
                return Optional.empty();
            }
            Instant now = clock.instant();
            return Optional.of(kept(new Row(id, kind, intent, CallState.PREPARED, 0, 0, now, null, now.plus(pause))));
        }

        @Override
        Optional<RemoteCall> byKey(String key) {
            return one(row -> row.intent().key().equals(key)).map(BeatsInMemory.this::view);
        }

        @Override
        Optional<RemoteCall> find(UUID id) {
            return rows.find(id).map(BeatsInMemory.this::view);
        }

        @Override
        Optional<RemoteCall> lock(UUID id) {
            return find(id);
        }

        @Override
        Optional<RemoteCall> takeOverdue(String kind, Duration lease) {
            Instant now = clock.instant();
            return one(row -> row.kind().equals(kind)
                            && (row.state() != CallState.UNKNOWN || !forgetsUnknown)
                            && row.due() != null
                            && !row.due().isAfter(now))
                    .map(row -> kept(
                            row.as(row.state(), row.tries(), row.inquiries(), row.unknownSince(), now.plus(lease))));
        }

        @Override
        RemoteCall sent(UUID id, Duration overdueAfter) {
            Row row = require(id);
            return kept(row.as(CallState.SENT, row.tries() + 1, 0, null, later(overdueAfter)));
        }

        @Override
        RemoteCall settled(UUID id, CallState state, String reason) {
            Row row = require(id);
            return kept(row.as(state, row.tries(), row.inquiries(), row.unknownSince(), null));
        }

        @Override
        void settleIfOpen(String key, CallState outcome) {
            one(row -> row.intent().key().equals(key) && !row.state().isFinal())
                    .ifPresent(row -> settled(row.id(), outcome, "learned"));
        }

        @Override
        RemoteCall prepared(UUID id, Duration pause, String reason) {
            Row row = require(id);
            return kept(row.as(CallState.PREPARED, row.tries(), row.inquiries(), null, later(pause)));
        }

        @Override
        RemoteCall unknown(UUID id, Optional<Duration> pause, int inquiries, String reason) {
            Row row = require(id);
            Instant since = row.unknownSince() == null ? clock.instant() : row.unknownSince();
            return kept(row.as(
                    CallState.UNKNOWN,
                    row.tries(),
                    inquiries,
                    since,
                    pause.map(this::later).orElse(null)));
        }

        private Optional<Row> one(Predicate<Row> condition) {
            return rows.stream().filter(condition).findFirst();
        }

        private Row require(UUID id) {
            return rows.find(id).orElseThrow();
        }

        private Instant later(Duration pause) {
            return clock.instant().plus(pause);
        }

        private RemoteCall kept(Row row) {
            rows.put(row.id(), row);
            return view(row);
        }
    }
}
