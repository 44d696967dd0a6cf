package health.mizan.fhir.messages;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** What a message can be about, with the code system it is named in. */
public enum MessageEvent {
    VISIT_PLANNED("visit-planned", "A visit was booked or pre-registered", "planned"),
    VISIT_ARRIVED("visit-arrived", "The patient arrived, was triaged or is being seen", "arrived triaged in-progress"),
    VISIT_UPDATED("visit-updated", "Something of a visit, its orders or its charges changed", ""),
    SERVICE_CONFIRMED("service-confirmed", "The service was given and its charges are complete", "finished"),
    VISIT_CANCELLED("visit-cancelled", "The visit will not take place", "cancelled"),
    ELIGIBILITY_REQUEST("eligibility-request", "Ask the payer whether a visit is covered"),
    CLAIM_RESPONSE("claim-response", "A payer's later answer to a claim"),
    PAYMENT_RECONCILIATION("payment-reconciliation", "A payer's list of what it pays");

    public static final String OURS = "urn:mizan:message-event";
    public static final String NPHIES = "http://nphies.sa/terminology/CodeSystem/ksa-message-events";

    private final String code;
    private final String system;
    private final String meaning;
    private final String encounterStates;

    MessageEvent(String code, String meaning, String encounterStates) {
        this.code = code;
        this.system = OURS;
        this.meaning = meaning;
        this.encounterStates = encounterStates;
    }

    MessageEvent(String code, String meaning) {
        this.code = code;
        this.system = NPHIES;
        this.meaning = meaning;
        this.encounterStates = "";
    }

    public String code() {
        return code;
    }

    public String system() {
        return system;
    }

    public String meaning() {
        return meaning;
    }

    /** Of EMRs, about visits. */
    public boolean isVisit() {
        return system.equals(OURS);
    }

    /** Of payers. */
    public boolean isPayers() {
        return this == CLAIM_RESPONSE || this == PAYMENT_RECONCILIATION;
    }

    /** What the encounter's status must be; empty for any. */
    public Set<String> encounterStates() {
        return encounterStates.isEmpty() ? Set.of() : Set.of(encounterStates.split(" ", -1));
    }

    public static Optional<MessageEvent> of(String system, String code) {
        return Arrays.stream(values())
                .filter(event -> event.system.equals(system) && event.code.equals(code))
                .findFirst();
    }
}
