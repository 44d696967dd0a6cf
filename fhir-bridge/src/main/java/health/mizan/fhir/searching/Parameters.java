package health.mizan.fhir.searching;

import static health.mizan.fhir.searching.Parameter.date;
import static health.mizan.fhir.searching.Parameter.reference;
import static health.mizan.fhir.searching.Parameter.text;
import static health.mizan.fhir.searching.Parameter.to;
import static health.mizan.fhir.searching.Parameter.token;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The search parameters of each type (R4, "Search Parameters" of each resource), by name. Diagnoses and names of
 * patients are left out: even a keyed hash shows which rows are alike.
 */
public final class Parameters {

    public static final String ID = "_id";
    public static final String LAST_UPDATED = "_lastUpdated";
    public static final String IDENTIFIER = "identifier";

    private static final Parameter BY_ID = token(ID);
    private static final Parameter BY_TIME = date(LAST_UPDATED);
    private static final Parameter BY_NUMBER = token(IDENTIFIER, "identifier");
    private static final Parameter OF_SUBJECT = to("Patient", "patient", "subject");
    private static final Parameter SUBJECT = reference("subject", "subject");
    private static final Parameter STATUS = token("status", "status");
    private static final Parameter ENCOUNTER = to("Encounter", "encounter", "encounter");

    private static final Map<String, List<Parameter>> BY_TYPE = Map.ofEntries(
            Map.entry("Patient", List.of(BY_NUMBER)),
            Map.entry(
                    "Coverage",
                    List.of(
                            BY_NUMBER,
                            STATUS,
                            to("Patient", "patient", "beneficiary"),
                            to("Patient", "beneficiary", "beneficiary"),
                            reference("subscriber", "subscriber"),
                            reference("policy-holder", "policyHolder"),
                            reference("payor", "payor"),
                            token("type", "type"),
                            token("class-type", "class.type"))),
            Map.entry(
                    "Encounter",
                    List.of(
                            BY_NUMBER,
                            STATUS,
                            OF_SUBJECT,
                            SUBJECT,
                            token("class", "class"),
                            date("date", "period"),
                            to("Appointment", "appointment", "appointment"),
                            to("Location", "location", "location.location"),
                            reference("participant", "participant.individual"),
                            to("Practitioner", "practitioner", "participant.individual"),
                            to("Organization", "service-provider", "serviceProvider"),
                            to("Encounter", "part-of", "partOf"))),
            Map.entry(
                    "Appointment",
                    List.of(
                            BY_NUMBER,
                            STATUS,
                            to("Patient", "patient", "participant.actor"),
                            reference("actor", "participant.actor"),
                            to("Practitioner", "practitioner", "participant.actor"),
                            to("Location", "location", "participant.actor"),
                            to("ServiceRequest", "based-on", "basedOn"),
                            date("date", "start"))),
            Map.entry(
                    "ServiceRequest",
                    List.of(
                            BY_NUMBER,
                            STATUS,
                            OF_SUBJECT,
                            SUBJECT,
                            ENCOUNTER,
                            token("intent", "intent"),
                            token("priority", "priority"),
                            token("requisition", "requisition"),
                            reference("requester", "requester"),
                            reference("performer", "performer"),
                            reference("based-on", "basedOn"),
                            date("authored", "authoredOn"),
                            date("occurrence", "occurrence[x]"))),
            Map.entry(
                    "ChargeItem",
                    List.of(
                            BY_NUMBER,
                            OF_SUBJECT,
                            SUBJECT,
                            token("code", "code"),
                            to("Encounter", "context", "context"),
                            date("entered-date", "enteredDate"),
                            reference("enterer", "enterer"),
                            date("occurrence", "occurrence[x]"),
                            reference("service", "service"),
                            to("Account", "account", "account"),
                            reference("performer-actor", "performer.actor"),
                            token("performer-function", "performer.function"),
                            to("Organization", "performing-organization", "performingOrganization"),
                            to("Organization", "requesting-organization", "requestingOrganization"))),
            Map.entry(
                    "Account",
                    List.of(
                            BY_NUMBER,
                            STATUS,
                            to("Patient", "patient", "subject"),
                            SUBJECT,
                            reference("owner", "owner"),
                            date("period", "servicePeriod"))),
            Map.entry(
                    "Claim",
                    List.of(
                            BY_NUMBER,
                            STATUS,
                            to("Patient", "patient", "patient"),
                            date("created", "created"),
                            token("use", "use"),
                            to("Encounter", "encounter", "item.encounter"),
                            reference("insurer", "insurer"),
                            reference("provider", "provider"))),
            Map.entry(
                    "ClaimResponse",
                    List.of(
                            BY_NUMBER,
                            STATUS,
                            to("Patient", "patient", "patient"),
                            date("created", "created"),
                            token("use", "use"),
                            token("outcome", "outcome"),
                            to("Claim", "request", "request"),
                            reference("insurer", "insurer"),
                            reference("requestor", "requestor"))),
            Map.entry(
                    "CoverageEligibilityRequest",
                    List.of(
                            BY_NUMBER,
                            STATUS,
                            to("Patient", "patient", "patient"),
                            date("created", "created"),
                            reference("provider", "provider"),
                            reference("facility", "facility"))),
            Map.entry(
                    "CoverageEligibilityResponse",
                    List.of(
                            BY_NUMBER,
                            STATUS,
                            to("Patient", "patient", "patient"),
                            date("created", "created"),
                            token("outcome", "outcome"),
                            to("CoverageEligibilityRequest", "request", "request"),
                            reference("insurer", "insurer"),
                            reference("requestor", "requestor"))),
            Map.entry(
                    "Invoice",
                    List.of(
                            BY_NUMBER,
                            STATUS,
                            OF_SUBJECT,
                            SUBJECT,
                            date("date", "date"),
                            to("Account", "account", "account"),
                            reference("issuer", "issuer"),
                            reference("recipient", "recipient"))),
            Map.entry(
                    "PaymentNotice",
                    List.of(
                            BY_NUMBER,
                            STATUS,
                            date("created", "created"),
                            token("payment-status", "paymentStatus"),
                            to("Invoice", "request", "request"))),
            Map.entry(
                    "PaymentReconciliation",
                    List.of(
                            BY_NUMBER,
                            STATUS,
                            date("created", "created"),
                            token("outcome", "outcome"),
                            to("Organization", "payment-issuer", "paymentIssuer"),
                            to("Organization", "requestor", "requestor"),
                            // Ours: R4 has no parameter for what a payment is for.
                            to("Claim", "claim", "detail.request"),
                            to("Invoice", "invoice", "detail.request"))),
            Map.entry("Practitioner", List.of(BY_NUMBER, token("active", "active"), text("name", "name"))),
            Map.entry(
                    "PractitionerRole",
                    List.of(
                            BY_NUMBER,
                            token("active", "active"),
                            token("role", "code"),
                            token("specialty", "specialty"),
                            to("Practitioner", "practitioner", "practitioner"),
                            to("Organization", "organization", "organization"),
                            to("Location", "location", "location"))),
            Map.entry(
                    "Organization",
                    List.of(
                            BY_NUMBER,
                            token("active", "active"),
                            token("type", "type"),
                            text("name", "name", "alias"),
                            to("Organization", "partof", "partOf"))),
            Map.entry(
                    "Location",
                    List.of(
                            BY_NUMBER,
                            STATUS,
                            token("type", "type"),
                            text("name", "name", "alias"),
                            to("Location", "partof", "partOf"),
                            to("Organization", "organization", "managingOrganization"))));

    /** Types that are only kept: their element that names the patient. */
    private static final Map<String, String> SUBJECTS = Map.ofEntries(
            Map.entry("AllergyIntolerance", "patient"),
            Map.entry("Device", "patient"),
            Map.entry("Immunization", "patient"),
            Map.entry("SupplyDelivery", "patient"),
            Map.entry("Claim", "patient"),
            Map.entry("ExplanationOfBenefit", "patient"));

    /** Registers of persons, which cannot be listed, and what a search of them must name one of. */
    private static final Map<String, Set<String>> REGISTERS =
            Map.of("Patient", Set.of(ID, IDENTIFIER), "Coverage", Set.of(ID, IDENTIFIER, "patient", "beneficiary"));

    /** References that may lead to a patient. */
    private static final Set<String> PERSONS =
            Set.of("patient", "subject", "beneficiary", "subscriber", "policy-holder", "actor", "recipient");

    private static final List<Parameter> NO_PATIENT = List.of(BY_NUMBER);

    private Parameters() {}

    /** In the order of their names, {@code _id} and {@code _lastUpdated} among them. */
    public static List<Parameter> of(String type) {
        return java.util.stream.Stream.concat(java.util.stream.Stream.of(BY_ID, BY_TIME), own(type).stream())
                .sorted(java.util.Comparator.comparing(Parameter::name))
                .toList();
    }

    public static Optional<Parameter> named(String type, String name) {
        return of(type).stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst();
    }

    /** Where in a resource of this type stands whose data it is; empty where that is not in it. */
    public static List<String> patientPaths(String type) {
        return own(type).stream()
                .filter(Parameter::namesPatient)
                .flatMap(parameter -> parameter.paths().stream())
                .toList();
    }

    /** What a search of this type must name one of; empty if it need not. */
    static Set<String> narrowing(String type) {
        return REGISTERS.getOrDefault(type, Set.of());
    }

    /** Whether the identifiers of this type are numbers of persons. */
    static boolean isRegister(String type) {
        return REGISTERS.containsKey(type);
    }

    static boolean isOfAPerson(String name) {
        return PERSONS.contains(name);
    }

    private static List<Parameter> own(String type) {
        List<Parameter> declared = BY_TYPE.get(type);
        if (declared != null) {
            return declared;
        }
        if (type.equals("Medication")) {
            return List.of(STATUS);
        }
        if (type.equals("Provenance")) {
            return NO_PATIENT.subList(0, 0);
        }
        return List.of(BY_NUMBER, to("Patient", "patient", SUBJECTS.getOrDefault(type, "subject")));
    }
}
