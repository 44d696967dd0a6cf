package health.mizan.encounters;

import java.util.Optional;

/** How far a visit has come. It goes forward only: what the EMR corrects afterwards it tells as a new encounter. */
public enum EncounterState {
    PLANNED,
    ARRIVED,
    IN_PROGRESS,
    FINISHED,
    CANCELLED;

    /** The state after the EMR has told another one; empty if it cannot follow this one. */
    Optional<EncounterState> on(EncounterState told) {
        boolean lawful =
                switch (this) {
                    case PLANNED -> told != PLANNED;
                    case ARRIVED -> told == IN_PROGRESS || told == FINISHED || told == CANCELLED;
                    case IN_PROGRESS -> told == FINISHED || told == CANCELLED;
                    case FINISHED, CANCELLED -> false;
                };
        return lawful ? Optional.of(told) : Optional.empty();
    }

    /** What the sender of a state that cannot follow this one has to mend. */
    String refusal() {
        return switch (this) {
            case PLANNED, ARRIVED, IN_PROGRESS ->
                "is behind what was told before: send the present state, with the time of the change";
            case FINISHED -> "is told of a finished encounter: cancel its orders one by one, or send a new encounter";
            case CANCELLED -> "is told of a cancelled encounter: send a new encounter";
        };
    }

    public boolean isOver() {
        return this == FINISHED || this == CANCELLED;
    }
}
