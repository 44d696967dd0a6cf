package health.mizan.sight;

import health.mizan.access.Role;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who sees whom.
 *
 * @param restrictedRoles staff who see restricted patients without stating a reason
 */
@Validated
@ConfigurationProperties(prefix = "mizan.sight", ignoreUnknownFields = false)
public record SightSettings(@DefaultValue("admin") Set<Role> restrictedRoles) {

    public SightSettings {
        restrictedRoles = Set.copyOf(restrictedRoles);
    }

    public static SightSettings defaults() {
        return new SightSettings(Set.of(Role.ADMIN));
    }
}
