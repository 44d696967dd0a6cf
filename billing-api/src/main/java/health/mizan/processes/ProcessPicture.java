package health.mizan.processes;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One process, as the page beside its diagram tells of it.
 *
 * @param process       the diagram's key
 * @param version       of the diagram it runs by, from 1
 * @param about         what kind of thing it is about, such as {@code claim}
 * @param key           the id of that thing
 * @param financialCase the case it belongs to; null for what was asked without a visit
 * @param endedAt       null while it runs
 * @param at            where it stands; empty once it has ended
 * @param timers        what will happen by itself, and when
 * @param incidents     what has failed so often that it is not tried again by itself
 */
public record ProcessPicture(
        UUID id,
        String process,
        Name name,
        int version,
        String about,
        UUID key,
        @Nullable UUID financialCase,
        String facility,
        State state,
        Instant startedAt,
        @Nullable Instant endedAt,
        List<Place> at,
        List<Timer> timers,
        List<Incident> incidents) {

    /** A name in both languages. */
    public record Name(String en, String ar) {}

    /** Whether it needs somebody. */
    public enum State {
        RUNNING,
        STUCK,
        ENDED
    }

    /** What makes a process go on from a place. */
    public enum WaitsFor {
        /** A person ends a task. */
        PERSON,
        /** A message arrives, or a timer runs out. */
        EVENT,
        /** Mizan itself does the step, or tries it again. */
        STEP
    }

    /**
     * @param since when it came there
     * @param triesLeft of a step before a person is asked; null for what is not tried
     */
    public record Place(
            String activity,
            Name name,
            WaitsFor waitsFor,
            Instant since,
            @Nullable Integer triesLeft) {}

    public record Timer(String activity, Name name, Instant due) {}

    /** @param failure the kind of failure, never its words, which might quote a person's data */
    public record Incident(String activity, Name name, Instant at, String failure) {}
}
