package health.mizan.fhir;

import health.mizan.access.Role;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The interactions this server has. */
final class Interactions {

    private static final Set<Role> STAFF = Set.of(Role.FRONT_DESK, Role.BILLER, Role.FINANCE, Role.ADMIN);

    private static final Set<Role> STAFF_AND_PATIENTS =
            Set.of(Role.FRONT_DESK, Role.BILLER, Role.FINANCE, Role.ADMIN, Role.PATIENT);

    private static final Map<String, String> BY_NUMBER = Map.of("_id", "token", "identifier", "token");

    private Interactions() {}

    static List<Interaction> all() {
        return List.of(
                new Interaction("Coverage", STAFF_AND_PATIENTS, Map.of("patient", "reference")),
                new Interaction("Location", STAFF, BY_NUMBER),
                new Interaction("Organization", STAFF, BY_NUMBER),
                new Interaction("Patient", STAFF_AND_PATIENTS, BY_NUMBER),
                new Interaction("Practitioner", STAFF, BY_NUMBER));
    }
}
