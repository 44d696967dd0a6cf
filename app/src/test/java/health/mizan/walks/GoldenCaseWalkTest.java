package health.mizan.walks;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.sandbox.demo.Figures;
import health.mizan.sandbox.demo.GoldenCase;
import java.time.Clock;
import org.junit.jupiter.api.Test;

/** The golden case to the halala. */
class GoldenCaseWalkTest extends WalkTest {

    @Test
    void every_figure_is_as_it_should_be() {
        judge.mayWait("claim-submission at decide-about-the-denied");
        Figures figures = new Figures(line -> {});

        judge.watch(new GoldenCase(places, staff, figures, Clock.systemUTC()).play());

        assertThat(figures.wrong()).isEmpty();
    }
}
