package health.mizan.access;

import java.util.EnumSet;
import java.util.Set;

/**
 * Who may use a route at all. What a caller then sees there is decided by the query, which is always joined to the
 * caller's patients or facilities.
 *
 * @param open     anybody, signed in or not
 * @param roles    people with one of these roles
 * @param scope    the SMART scope that admits a system, such as {@code system/Patient.r}; empty admits no system
 */
public record Access(boolean open, Set<Role> roles, String scope) {

    public Access {
        roles = Set.copyOf(roles);
        if (!scope.isEmpty() && SmartScope.parse(scope).isEmpty()) {
            throw new IllegalArgumentException("not a SMART system scope: " + scope);
        }
    }

    public static Access everybody() {
        return new Access(true, Set.of(), "");
    }

    /** Any person who has signed in, whatever the role. */
    public static Access signedIn() {
        return new Access(false, Set.of(Role.values()), "");
    }

    public static Access roles(Role... roles) {
        return new Access(false, Set.of(roles), "");
    }

    /** Any person employed by the clinic. */
    public static Access staff() {
        return new Access(false, EnumSet.complementOf(EnumSet.of(Role.PATIENT)), "");
    }

    /** Only systems that were granted {@code scope}. */
    public static Access systems(String scope) {
        return new Access(false, Set.of(), scope);
    }

    /** Also admits systems that were granted {@code scope}, an R4 resource type and the letters of cruds needed. */
    public Access orSystem(String scope) {
        return new Access(open, roles, scope);
    }

    public boolean admits(Caller caller) {
        return open
                || switch (caller) {
                    case Caller.Staff staff -> staff.roles().stream().anyMatch(roles::contains);
                    case Caller.Patient patient -> roles.contains(Role.PATIENT);
                    case Caller.Client client -> !scope.isEmpty() && SmartScope.grants(client.scopes(), scope);
                    // Mizan's own acts never come in over the network.
                    case Caller.Self self -> false;
                };
    }
}
