package health.mizan.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/**
 * A million things happen to the money of visits, and after each the laws of money hold. Other worlds:
 * {@code -Dsimulation.seed=7 -Dsimulation.operations=10000000}; one that broke: its own seed, and one operation.
 */
class MoneyCoreTest {

    private static final long SEED = Long.getLong("simulation.seed", 20_260_504L);
    private static final long OPERATIONS = Long.getLong("simulation.operations", 1_000_000L);
    private static final long FOUND_WITHIN = 200_000;

    private static final List<Logger> TALKATIVE = Stream.of("collecting.PaymentInquiries", "beats.RemoteCaller")
            .map(name -> (Logger) LoggerFactory.getLogger("health.mizan." + name))
            .toList();

    /** Half of what is asked stays unanswered here, and each time somebody says so. */
    @BeforeAll
    static void silence() {
        TALKATIVE.forEach(logger -> logger.setLevel(Level.OFF));
    }

    @AfterAll
    static void speakAgain() {
        TALKATIVE.forEach(logger -> logger.setLevel(null));
    }

    @Test
    void a_million_operations_with_deaths_lost_answers_and_repetitions_break_no_law() {
        Simulation simulation = new Simulation(EnumSet.noneOf(World.Bug.class));

        Optional<Simulation.Break> broken = simulation.run(SEED, OPERATIONS);

        assertThat(broken).isEmpty();
        if (OPERATIONS >= 1_000_000) {
            assertThat(simulation.counts())
                    .as("what is simulated happens")
                    .containsKeys(
                            "deaths",
                            "attempts captured",
                            "attempts partially-captured",
                            "attempts voided",
                            "attempts expired",
                            "attempts declined",
                            "captures succeeded",
                            "captures failed",
                            "refunds succeeded",
                            "refunds failed",
                            "voids succeeded");
            assertThat(simulation.counts().get("orphans")).isPositive();
            assertThat(simulation.counts().get("payments on invoices")).isPositive();
            assertThat(simulation.counts().get("notes")).isPositive();
        }
    }

    @ParameterizedTest
    @EnumSource(World.Bug.class)
    void a_guard_that_is_missing_is_noticed_and_again_from_the_same_seed(World.Bug bug) {
        Optional<Simulation.Break> broken = new Simulation(Set.of(bug)).run(SEED, FOUND_WITHIN);

        assertThat(broken).as("%s goes unnoticed", bug).isPresent();
        assertThat(new Simulation(Set.of(bug)).one(broken.get().seed())).isEqualTo(broken);
        assertThat(new Simulation(Set.of()).one(broken.get().seed())).isEmpty();
    }
}
