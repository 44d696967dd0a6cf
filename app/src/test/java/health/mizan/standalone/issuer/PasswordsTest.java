package health.mizan.standalone.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.mizan.testing.TestClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;

class PasswordsTest {

    private static final String RIGHT = "demo";

    private final TestClock clock = TestClock.at("2026-11-22T08:00:00Z");
    private final Passwords passwords = new Passwords(clock);

    @Test
    void the_tenth_wrong_password_locks_the_name_even_for_the_right_one_for_a_quarter_of_an_hour() {
        missed(10);

        assertThatThrownBy(() -> tried(RIGHT)).isInstanceOf(LockedException.class);

        clock.advance(Duration.ofMinutes(15));
        assertThat(tried(RIGHT).isAuthenticated()).isTrue();
    }

    @Test
    void nine_wrong_ones_are_forgiven_by_the_right_one() {
        missed(9);
        assertThat(tried(RIGHT).isAuthenticated()).isTrue();
        missed(9);

        assertThat(tried(RIGHT).isAuthenticated()).isTrue();
    }

    private void missed(int times) {
        for (int i = 0; i < times; i++) {
            String wrong = "wrong" + i;
            assertThatThrownBy(() -> tried(wrong)).isInstanceOf(BadCredentialsException.class);
        }
    }

    private Authentication tried(String password) {
        return passwords.authenticate(UsernamePasswordAuthenticationToken.unauthenticated("patient2", password));
    }
}
