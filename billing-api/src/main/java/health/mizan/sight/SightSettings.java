package health.mizan.sight;

import health.mizan.access.Role;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who sees whom.
 *
 * @param restrictedRoles staff who see restricted patients without stating a reason
 * @param glassBrokenFor  a restricted file that is opened at the desk for a reason closes by itself after this; a minute to
 *     a day
 */
@Validated
@ConfigurationProperties(prefix = "mizan.sight", ignoreUnknownFields = false)
public record SightSettings(
        @DefaultValue("admin") Set<Role> restrictedRoles,
        @DefaultValue("4h") Duration glassBrokenFor) {

    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(1);

    public SightSettings {
        restrictedRoles = Set.copyOf(restrictedRoles);
        if (glassBrokenFor.compareTo(SHORTEST) < 0 || glassBrokenFor.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("mizan.sight.glass-broken-for lies between a minute and a day");
        }
    }

    public static SightSettings defaults() {
        return new SightSettings(Set.of(Role.ADMIN), Duration.ofHours(4));
    }
}
