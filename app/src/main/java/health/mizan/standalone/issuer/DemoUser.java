package health.mizan.standalone.issuer;

import health.mizan.access.Role;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Somebody who can sign in to the default run, with the password {@link #PASSWORD}.
 *
 * @param subject    the {@code sub} of the tokens; the demo realm of Keycloak gives the same person the same one
 * @param facilities codes of the demo clinic's sites
 */
public record DemoUser(
        String name, String subject, Role role, Set<String> facilities, String givenName, String familyName) {

    public static final String PASSWORD = "demo";

    private static final Set<String> BOTH_SITES = Set.of("RUH", "JED");
    private static final List<DemoUser> ALL = List.of(
            demo(1, "patient", Role.PATIENT, Set.of(), "Demo", "Patient"),
            demo(2, "patient2", Role.PATIENT, Set.of(), "Second", "Patient"),
            demo(3, "desk", Role.FRONT_DESK, Set.of("RUH"), "Demo", "Desk"),
            demo(4, "biller", Role.BILLER, BOTH_SITES, "Demo", "Biller"),
            demo(5, "finance", Role.FINANCE, BOTH_SITES, "Demo", "Finance"),
            demo(6, "admin", Role.ADMIN, BOTH_SITES, "Demo", "Admin"),
            demo(7, "operator", Role.OPERATOR, BOTH_SITES, "Demo", "Operator"));

    public static List<DemoUser> all() {
        return ALL;
    }

    static Optional<DemoUser> named(String name) {
        return ALL.stream().filter(user -> user.name().equals(name)).findFirst();
    }

    private static DemoUser demo(
            int number, String name, Role role, Set<String> facilities, String givenName, String familyName) {
        return new DemoUser(
                name, "de300000-0000-4000-8000-00000000000" + number, role, facilities, givenName, familyName);
    }
}
