package health.mizan.encounters;

import static health.mizan.encounters.EncounterState.ARRIVED;
import static health.mizan.encounters.EncounterState.CANCELLED;
import static health.mizan.encounters.EncounterState.FINISHED;
import static health.mizan.encounters.EncounterState.IN_PROGRESS;
import static health.mizan.encounters.EncounterState.PLANNED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EncounterStateTest {

    private static final Map<EncounterState, Set<EncounterState>> FOLLOWERS = Map.of(
            PLANNED, EnumSet.of(ARRIVED, IN_PROGRESS, FINISHED, CANCELLED),
            ARRIVED, EnumSet.of(IN_PROGRESS, FINISHED, CANCELLED),
            IN_PROGRESS, EnumSet.of(FINISHED, CANCELLED),
            FINISHED, EnumSet.noneOf(EncounterState.class),
            CANCELLED, EnumSet.noneOf(EncounterState.class));

    @Test
    void each_state_is_followed_by_these_and_no_other() {
        for (EncounterState from : EncounterState.values()) {
            for (EncounterState to : EncounterState.values()) {
                assertThat(from.on(to).isPresent())
                        .as(from + " -> " + to)
                        .isEqualTo(FOLLOWERS.get(from).contains(to));
                from.on(to).ifPresent(next -> assertThat(next).isEqualTo(to));
            }
        }
    }
}
