package health.mizan.sight;

import health.mizan.access.Caller;
import health.mizan.sight.Sight.BreakGlass;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Says what each kind of caller can see of the patients. */
@Component
@EnableConfigurationProperties(SightSettings.class)
public class Sights {

    private final SightSettings settings;

    public Sights(SightSettings settings) {
        this.settings = settings;
    }

    public Sight of(Caller caller) {
        return of(caller, Optional.empty());
    }

    /** @param reason lets staff see restricted patients of their own sites; other callers gain nothing by it */
    public Sight of(Caller caller, Optional<BreakGlass> reason) {
        return switch (caller) {
            case Caller.Self self -> new Sight(true, List.of(), "", List.of(), true);
            case Caller.Patient patient ->
                new Sight(
                        false,
                        patient.patients().stream().map(Object::toString).toList(),
                        patient.subject(),
                        List.of(),
                        false);
            case Caller.Staff staff ->
                new Sight(
                        false,
                        List.of(),
                        "",
                        List.copyOf(staff.facilities()),
                        reason.isPresent() || seesRestricted(staff));
            // A clinical system is where the restriction comes from.
            case Caller.Client client -> new Sight(false, List.of(), "", List.copyOf(client.facilities()), true);
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
