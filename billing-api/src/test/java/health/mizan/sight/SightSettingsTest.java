package health.mizan.sight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.mizan.access.Role;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SightSettingsTest {

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT59S", "PT-4H", "PT24H1S"})
    void a_file_is_open_for_no_less_than_a_minute_and_no_more_than_a_day(String lasts) {
        assertThatThrownBy(() -> settings(lasts)).hasMessageContaining("mizan.sight.glass-broken-for");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1M", "PT4H", "PT24H"})
    void a_while_within_a_day_is_taken(String lasts) {
        assertThat(settings(lasts).glassBrokenFor()).isEqualTo(Duration.parse(lasts));
    }

    private static SightSettings settings(String lasts) {
        return new SightSettings(Set.of(Role.ADMIN), Duration.parse(lasts));
    }
}
