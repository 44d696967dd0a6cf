package health.mizan.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private static final int MIDDLE = Backoff.DICE / 2;

    private final Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(15));

    @Test
    void the_pause_doubles_up_to_the_longest() {
        assertThat(backoff.after(1, MIDDLE)).isEqualTo(Duration.ofSeconds(1));
        assertThat(backoff.after(2, MIDDLE)).isEqualTo(Duration.ofSeconds(2));
        assertThat(backoff.after(10, MIDDLE)).isEqualTo(Duration.ofSeconds(512));
        assertThat(backoff.after(11, MIDDLE)).isEqualTo(Duration.ofMinutes(15));
        assertThat(backoff.after(Integer.MAX_VALUE, MIDDLE)).isEqualTo(Duration.ofMinutes(15));
    }

    @Property
    void the_pause_stays_within_a_fifth_of_its_middle(
            @ForAll @IntRange(min = 1, max = 1_000) int tries, @ForAll @IntRange(max = Backoff.DICE) int dice) {
        Duration middle = backoff.after(tries, MIDDLE);

        assertThat(backoff.after(tries, dice))
                .isBetween(
                        middle.multipliedBy(8).dividedBy(10),
                        middle.multipliedBy(12).dividedBy(10));
    }

    @Property
    void no_later_pause_is_shorter(
            @ForAll @IntRange(min = 1, max = 1_000) int tries, @ForAll @IntRange(max = Backoff.DICE) int dice) {
        assertThat(backoff.after(tries + 1, dice)).isGreaterThanOrEqualTo(backoff.after(tries, dice));
    }

    @Test
    void nonsense_is_refused() {
        assertThatThrownBy(() -> backoff.after(0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> backoff.after(1, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> backoff.after(1, 1_001)).isInstanceOf(IllegalArgumentException.class);
    }
}
