package health.mizan.relay;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.testing.DatabaseTest;
import health.mizan.testing.Eventually;
import health.mizan.testing.SecondJvm;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Two processes on one database, one of them killed at work. */
class TwoCopiesTest extends DatabaseTest {

    private static final int EVENTS = 1_500;
    private static final int SUBJECTS = 40;
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    @Test
    void a_killed_copy_loses_nothing_doubles_nothing_and_keeps_the_order() {
        Counters.create(owner, SUBJECTS);
        Counters counters = new Counters(sql);
        try (SecondJvm doomed = start("doomed");
                SecondJvm survivor = start("survivor")) {
            Eventually.until(
                    "both are at work",
                    PATIENCE,
                    () -> counters.effectsOf("doomed") > 200 && counters.effectsOf("survivor") > 200);

            doomed.kill();

            long atTheKill = counters.effects();
            Eventually.until("the survivor has published", PATIENCE, () -> survivor.output()
                    .contains("published"));
            Eventually.until("all is delivered", PATIENCE, () -> counters.unsettled() == 0);
            assertThat(atTheKill).isLessThan(counters.effects());
            assertThat(survivor.stop()).isZero();
        }

        assertThat(counters.steps()).isBetween((long) EVENTS, 2L * EVENTS);
        assertThat(counters.events()).isEqualTo(counters.steps());
        assertThat(counters.unheard()).isZero();
        assertThat(counters.outOfOrder()).isZero();
        assertThat(counters.leased()).isZero();
    }

    private SecondJvm start(String name) {
        return SecondJvm.start(
                RelayCopyMain.class, database.url(), name, String.valueOf(EVENTS), String.valueOf(SUBJECTS));
    }
}
