package health.mizan.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.testing.TestClock;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class BreakerTest {

    private static final OutboundSettings.BreakerRules RULES =
            new OutboundSettings.BreakerRules(3, 50, 10, Duration.ofSeconds(30));

    private final TestClock clock = TestClock.at("2026-01-01T00:00:00Z");
    private final Breaker breaker = new Breaker(RULES, clock);

    @Test
    void failures_in_a_row_open_it() {
        call(false);
        call(false);
        assertThat(breaker.state()).isEqualTo(Breaker.State.CLOSED);

        call(false);

        assertThat(breaker.state()).isEqualTo(Breaker.State.OPEN);
        assertThat(breaker.admits()).isFalse();
    }

    @Test
    void half_the_window_failed_opens_it_even_without_a_run() {
        for (int i = 0; i < 5; i++) {
            assertThat(breaker.state()).isEqualTo(Breaker.State.CLOSED);
            call(true);
            call(false);
        }

        assertThat(breaker.state()).isEqualTo(Breaker.State.OPEN);
    }

    @Test
    void after_its_time_one_probe_passes_and_decides() {
        open();
        clock.advance(Duration.ofSeconds(30));

        assertThat(breaker.admits()).isTrue();
        assertThat(breaker.admits()).isFalse();
        breaker.record(true);

        assertThat(breaker.state()).isEqualTo(Breaker.State.CLOSED);
        call(false);
        assertThat(breaker.state()).isEqualTo(Breaker.State.CLOSED);
    }

    @Test
    void a_failed_probe_opens_it_again_for_the_whole_time() {
        open();
        clock.advance(Duration.ofSeconds(30));
        call(false);

        assertThat(breaker.state()).isEqualTo(Breaker.State.OPEN);
        clock.advance(Duration.ofSeconds(29));
        assertThat(breaker.admits()).isFalse();
        clock.advance(Duration.ofSeconds(1));
        assertThat(breaker.admits()).isTrue();
    }

    @Test
    void a_probe_that_was_not_made_gives_its_place_back() {
        open();
        clock.advance(Duration.ofSeconds(30));
        assertThat(breaker.admits()).isTrue();

        breaker.giveBack();

        assertThat(breaker.admits()).isTrue();
    }

    @Test
    void a_late_result_from_before_changes_nothing_while_open() {
        open();

        breaker.record(true);

        assertThat(breaker.state()).isEqualTo(Breaker.State.OPEN);
    }

    @Property
    void it_always_recovers_once_the_party_does(@ForAll List<Boolean> history) {
        Breaker fresh = new Breaker(RULES, clock);
        for (boolean success : history) {
            if (fresh.admits()) {
                fresh.record(success);
            }
            clock.advance(Duration.ofSeconds(11));
        }

        clock.advance(Duration.ofSeconds(30));
        if (fresh.admits()) {
            fresh.record(true);
        }

        assertThat(fresh.state()).isEqualTo(Breaker.State.CLOSED);
    }

    private void open() {
        for (int i = 0; i < 3; i++) {
            call(false);
        }
    }

    private void call(boolean success) {
        assertThat(breaker.admits()).isTrue();
        breaker.record(success);
    }
}
