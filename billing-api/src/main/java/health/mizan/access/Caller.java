package health.mizan.access;

import health.mizan.parties.PatientId;
import java.util.Set;

/** Who asks. Every query that returns somebody's data is joined to its caller; a controller's check alone never decides. */
public sealed interface Caller {

    /** The identity server's stable name for the caller, for audit rows. */
    String subject();

    /**
     * A person employed by the clinic.
     *
     * @param facilities codes of the sites the token admits; empty admits none
     */
    record Staff(String subject, Set<Role> roles, Set<String> facilities) implements Caller {
        public Staff {
            roles = Set.copyOf(roles);
            facilities = Set.copyOf(facilities);
        }

        public boolean is(Role role) {
            return roles.contains(role);
        }
    }

    /**
     * A patient, or somebody who acts for patients.
     *
     * @param patients whose data may be seen: the caller's own and those the caller is proxy for
     */
    record Patient(String subject, Set<PatientId> patients) implements Caller {
        public Patient {
            patients = Set.copyOf(patients);
        }
    }

    /**
     * Another system, such as an EMR, signed in with client credentials.
     *
     * @param scopes     SMART scopes as granted, such as {@code system/Patient.rs}
     * @param facilities codes of the sites the client may act for
     */
    record Client(String subject, Set<String> scopes, Set<String> facilities) implements Caller {
        public Client {
            scopes = Set.copyOf(scopes);
            facilities = Set.copyOf(facilities);
        }
    }

    /** Mizan itself: sweepers, relays, imports at start. */
    record Self(String subject) implements Caller {}
}
