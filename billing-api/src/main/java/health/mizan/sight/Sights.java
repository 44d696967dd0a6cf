package health.mizan.sight;

import health.mizan.access.Caller;
import health.mizan.sight.Sight.BreakGlass;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Says what each kind of caller can see of the patients. */
@Component
@EnableConfigurationProperties(SightSettings.class)
public class Sights {

    private final SightSettings settings;
    private final Clock clock;

    public Sights(SightSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    public Sight of(Caller caller) {
        return of(caller, Optional.empty());
    }

    /** @param reason lets staff see restricted patients of their own sites this once; other callers gain nothing by it */
    public Sight of(Caller caller, Optional<BreakGlass> reason) {
        Instant now = clock.instant();
        return switch (caller) {
            case Caller.Self self -> new Sight(true, List.of(), "", List.of(), true, "", now);
            case Caller.Patient patient ->
                new Sight(
                        false,
                        patient.patients().stream().map(Object::toString).toList(),
                        patient.subject(),
                        List.of(),
                        false,
                        "",
                        now);
            case Caller.Staff staff ->
                new Sight(
                        false,
                        List.of(),
                        "",
                        List.copyOf(staff.facilities()),
                        reason.isPresent() || seesRestricted(staff),
                        staff.subject(),
                        now);
            // A clinical system is where the restriction comes from.
            case Caller.Client client ->
                new Sight(false, List.of(), "", List.copyOf(client.facilities()), true, "", now);
        };
    }

    /** Whether the caller sees restricted patients by role, so that a look needs no reason. */
    public boolean seesRestricted(Caller caller) {
        return !(caller instanceof Caller.Staff staff) || seesRestricted(staff);
    }

    private boolean seesRestricted(Caller.Staff staff) {
        return staff.roles().stream().anyMatch(settings.restrictedRoles()::contains);
    }
}
