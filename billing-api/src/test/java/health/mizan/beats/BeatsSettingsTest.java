package health.mizan.beats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BeatsSettingsTest {

    @Test
    void a_call_is_overdue_once_its_own_timeout_and_the_grace_have_passed() {
        assertThat(settings("5s", "30s", "5m").overdueAfter(kindWaiting("65s"))).isEqualTo(Duration.ofSeconds(95));
    }

    @Test
    void a_patient_kind_is_waited_for_no_longer_than_the_longest() {
        assertThat(settings("1s", "1s", "8s").overdueAfter(kindWaiting("65s"))).isEqualTo(Duration.ofSeconds(9));
    }

    @ParameterizedTest
    @CsvSource({"0s, 30s, 5m", "-1s, 30s, 5m", "5s, -1s, 5m", "5s, 30s, 0s", "5s, 30s, -1s"})
    void times_that_make_no_sense_do_not_start(String poll, String grace, String longest) {
        assertThatThrownBy(() -> settings(poll, grace, longest)).hasMessageContaining("mizan.beats");
    }

    private static BeatsSettings settings(String poll, String grace, String longest) {
        return new BeatsSettings(duration(poll), duration(grace), duration(longest));
    }

    private static RemoteKind<String> kindWaiting(String timeout) {
        return new RemoteKind<>() {
            @Override
            public String name() {
                return "payment.capture";
            }

            @Override
            public Duration timeout() {
                return duration(timeout);
            }

            @Override
            public Answer<String> ask(RemoteCall call) {
                throw new IllegalStateException("nobody is asked here");
            }

            @Override
            public Answer<String> inquire(RemoteCall call) {
                throw new IllegalStateException("nobody is asked here");
            }

            @Override
            public void settle(RemoteCall call, Answer<String> answer) {
                throw new IllegalStateException("nobody is asked here");
            }
        };
    }

    private static Duration duration(String text) {
        return Duration.parse("PT" + text);
    }
}
