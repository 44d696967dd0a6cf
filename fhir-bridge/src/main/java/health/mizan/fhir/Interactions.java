package health.mizan.fhir;

import health.mizan.access.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The interactions this server has. */
public final class Interactions {

    private static final Set<Role> STAFF = Set.of(Role.FRONT_DESK, Role.BILLER, Role.FINANCE, Role.ADMIN);

    private static final Set<Role> STAFF_AND_PATIENTS =
            Set.of(Role.FRONT_DESK, Role.BILLER, Role.FINANCE, Role.ADMIN, Role.PATIENT);

    private static final Set<Verb> WRITTEN = Set.of(Verb.READ, Verb.SEARCH, Verb.CREATE, Verb.UPDATE);

    /** Ours: drawn from our state, and written by nobody else. */
    private static final Set<Verb> SHOWN = Set.of(Verb.READ, Verb.SEARCH);

    private static final Set<Verb> RECEIVED = Set.of(Verb.READ, Verb.SEARCH, Verb.CREATE);

    private static final Set<Verb> EVERYTHING = Set.of(Verb.values());

    /**
     * What comes along in the bundles of others. Billing keeps it for the payer who will ask for it, and shows it to
     * nobody but systems with the scope.
     */
    private static final List<String> CLINICAL = List.of(
            "AllergyIntolerance",
            "CarePlan",
            "CareTeam",
            "Condition",
            "Device",
            "DiagnosticReport",
            "DocumentReference",
            "ImagingStudy",
            "Immunization",
            "Medication",
            "MedicationAdministration",
            "MedicationRequest",
            "Observation",
            "Procedure",
            "Provenance",
            "SupplyDelivery");

    private static final List<Interaction> ALL = table();

    private Interactions() {}

    /** In the order of their types. */
    public static List<Interaction> all() {
        return ALL;
    }

    public static Optional<Interaction> of(String type) {
        return ALL.stream().filter(one -> one.type().equals(type)).findFirst();
    }

    private static List<Interaction> table() {
        List<Interaction> table = new ArrayList<>(List.of(
                new Interaction("Account", STAFF_AND_PATIENTS, SHOWN),
                new Interaction("ClaimResponse", STAFF, SHOWN),
                new Interaction("CoverageEligibilityRequest", STAFF_AND_PATIENTS, RECEIVED),
                new Interaction("CoverageEligibilityResponse", STAFF_AND_PATIENTS, SHOWN),
                new Interaction("Invoice", STAFF_AND_PATIENTS, SHOWN),
                new Interaction("PaymentNotice", STAFF_AND_PATIENTS, SHOWN),
                // Payers send theirs as messages.
                new Interaction("PaymentReconciliation", STAFF_AND_PATIENTS, SHOWN),
                new Interaction("Appointment", STAFF_AND_PATIENTS, EVERYTHING),
                new Interaction("ChargeItem", STAFF_AND_PATIENTS, WRITTEN),
                new Interaction("Claim", STAFF, RECEIVED),
                new Interaction("Coverage", STAFF_AND_PATIENTS, WRITTEN),
                new Interaction("Encounter", STAFF_AND_PATIENTS, WRITTEN),
                new Interaction("ExplanationOfBenefit", STAFF, RECEIVED),
                new Interaction("Location", STAFF, WRITTEN),
                new Interaction("Organization", STAFF, WRITTEN),
                new Interaction("Patient", STAFF_AND_PATIENTS, WRITTEN),
                new Interaction("Practitioner", STAFF, WRITTEN),
                new Interaction("PractitionerRole", STAFF, EVERYTHING),
                new Interaction("ServiceRequest", STAFF_AND_PATIENTS, WRITTEN)));
        CLINICAL.forEach(type -> table.add(new Interaction(type, Set.of(), EVERYTHING)));
        return table.stream().sorted(Comparator.comparing(Interaction::type)).toList();
    }
}
