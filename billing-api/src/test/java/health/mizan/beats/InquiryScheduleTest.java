package health.mizan.beats;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class InquiryScheduleTest {

    @Test
    void asked_on_time_it_asks_at_each_age_and_then_stops() {
        List<Duration> asked = new ArrayList<>();
        Duration age = Duration.ZERO;
        for (Optional<Duration> pause = InquirySchedule.next(age);
                pause.isPresent();
                pause = InquirySchedule.next(age)) {
            age = age.plus(pause.get());
            asked.add(age);
        }

        assertThat(asked).isEqualTo(InquirySchedule.AGES);
        assertThat(age).isEqualTo(Duration.ofDays(5));
    }

    @Property
    void the_next_inquiry_lies_ahead_until_five_days_have_passed(@ForAll @LongRange(max = 864_000_000) long millis) {
        Duration age = Duration.ofMillis(millis);

        Optional<Duration> pause = InquirySchedule.next(age);

        assertThat(pause.isPresent()).isEqualTo(age.compareTo(Duration.ofDays(5)) < 0);
        pause.ifPresent(ahead -> {
            assertThat(ahead).isPositive();
            assertThat(InquirySchedule.AGES).contains(age.plus(ahead));
        });
    }

    @Property
    void unsent_calls_wait_longer_each_time_up_to_a_quarter_of_an_hour(@ForAll @IntRange(max = 1_000) int tries) {
        assertThat(InquirySchedule.pauseUnsent(tries))
                .isBetween(Duration.ofSeconds(1), Duration.ofMinutes(15))
                .isLessThanOrEqualTo(InquirySchedule.pauseUnsent(tries + 1));
    }

    @Property
    void a_final_state_is_never_left_and_unknown_only_on_evidence(
            @ForAll CallState state, @ForAll CallState.Happening happening) {
        Optional<CallState> next = state.on(happening);

        if (state.isFinal()) {
            assertThat(next).isEmpty();
        }
        if (state == CallState.UNKNOWN && happening == CallState.Happening.UNCLEAR) {
            assertThat(next).contains(CallState.UNKNOWN);
        }
        if (happening == CallState.Happening.SENDING) {
            assertThat(next.isPresent()).isEqualTo(state == CallState.PREPARED);
        }
    }
}
