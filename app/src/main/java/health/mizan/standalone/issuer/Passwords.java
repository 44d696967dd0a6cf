package health.mizan.standalone.issuer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** Checks the demo people's passwords, and after ten wrong ones in a row lets nobody try that name for a while. */
final class Passwords implements AuthenticationManager {

    private static final Logger log = LoggerFactory.getLogger(Passwords.class);
    private static final int ATTEMPTS = 10;
    private static final Duration LOCKED = Duration.ofMinutes(15);

    /** BCrypt ignores what is beyond. */
    private static final int LONGEST_PASSWORD = 72;

    private record Misses(int count, Instant last) {}

    private final BCryptPasswordEncoder encoder = new BCryptPasswordEncoder();
    private final String hash = encoder.encode(DemoUser.PASSWORD);
    private final Map<String, Misses> misses = new ConcurrentHashMap<>();
    private final Clock clock;

    Passwords(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        Optional<DemoUser> user = DemoUser.named(attempt.getName());
        // Names that do not exist are not counted (they would fill the memory) but cost the same time.
        String counted = user.map(DemoUser::name).orElse("");
        if (isLocked(counted)) {
            throw new LockedException("too many wrong passwords");
        }
        String password = String.valueOf(attempt.getCredentials());
        boolean right = password.length() <= LONGEST_PASSWORD && encoder.matches(password, hash);
        if (user.isEmpty() || !right) {
            miss(counted);
            throw new BadCredentialsException("no such name and password");
        }
        misses.remove(counted);
        UserDetails known = User.withUsername(user.get().name())
                .password("")
                .authorities(List.of())
                .build();
        return UsernamePasswordAuthenticationToken.authenticated(known, null, known.getAuthorities());
    }

    private boolean isLocked(String name) {
        Misses known = misses.get(name);
        return known != null
                && known.count() >= ATTEMPTS
                && clock.instant().isBefore(known.last().plus(LOCKED));
    }

    private void miss(String name) {
        if (name.isEmpty()) {
            return;
        }
        Misses now = misses.merge(
                name,
                new Misses(1, clock.instant()),
                (before, one) -> clock.instant().isAfter(before.last().plus(LOCKED))
                        ? one
                        : new Misses(before.count() + 1, one.last()));
        if (now.count() == ATTEMPTS) {
            log.warn("login.locked user={} minutes={}", name, LOCKED.toMinutes());
        }
    }
}
