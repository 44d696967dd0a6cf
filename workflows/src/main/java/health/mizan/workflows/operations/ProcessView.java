package health.mizan.workflows.operations;

import health.mizan.workflows.DiagramNames.Name;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One process, as the page beside its diagram tells of it.
 *
 * @param process the diagram's key
 * @param key     the id of the thing it is about
 * @param endedAt null while it runs
 * @param at      where it stands; empty once it has ended
 * @param timers  what will happen by itself, and when
 * @param incidents what has failed so often that it is not tried again by itself
 */
record ProcessView(
        UUID id,
        String process,
        Name name,
        UUID key,
        String facility,
        State state,
        Instant startedAt,
        @Nullable Instant endedAt,
        List<Place> at,
        List<Timer> timers,
        List<Incident> incidents) {

    /** Whether it needs somebody. */
    enum State {
        RUNNING,
        STUCK,
        ENDED
    }

    /** @param since when it came there */
    record Place(String activity, Name name, Instant since) {}

    record Timer(String activity, Name name, Instant due) {}

    /** @param failure the kind of failure, never its words, which might quote a person's data */
    record Incident(String activity, Name name, Instant at, String failure) {}
}
