package health.mizan.fhir.visits;

import health.mizan.encounters.Encounter;
import health.mizan.fhir.arrivals.Arrival;
import health.mizan.fhir.arrivals.Effect;
import health.mizan.fhir.arrivals.Uptake;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestIntent;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.springframework.stereotype.Component;

/**
 * Plans a charge for what is ordered, makes it due when it is done, calls it off when it is revoked. Proposals, and orders
 * outside any visit, are kept only.
 */
@Component
class ServiceRequestUptake implements Uptake {

    private static final Set<ServiceRequestIntent> ORDERED = Set.of(
            ServiceRequestIntent.ORDER,
            ServiceRequestIntent.ORIGINALORDER,
            ServiceRequestIntent.REFLEXORDER,
            ServiceRequestIntent.FILLERORDER,
            ServiceRequestIntent.INSTANCEORDER);

    private final Orders orders;

    ServiceRequestUptake(Orders orders) {
        this.orders = orders;
    }

    @Override
    public String type() {
        return "ServiceRequest";
    }

    @Override
    public Effect take(Arrival arrival) {
        ServiceRequest sent = arrival.as(ServiceRequest.class);
        Optional<String> status = status(sent.getStatus());
        boolean ordered = ORDERED.contains(sent.getIntent()) && !sent.getDoNotPerform();
        if (status.isEmpty() || !ordered || !sent.hasEncounter()) {
            return new Effect(
                    arrival.ours(),
                    Optional.of(arrival.patient(sent.getSubject(), "ServiceRequest.subject")),
                    Set.of());
        }
        Encounter visit = orders.visit(arrival, sent.getEncounter(), "ServiceRequest.encounter");
        Identifier number = Numbers.first(sent.getIdentifier(), "ServiceRequest");
        Orders.Told told = new Orders.Told(
                sent.getCode(), sent.hasQuantityQuantity() ? sent.getQuantityQuantity() : null, sent.getOccurrence());
        return Orders.effect(orders.told(arrival, "ServiceRequest", visit, number, told, status.get()), visit);
    }

    private static Optional<String> status(ServiceRequestStatus status) {
        return Optional.ofNullable(status).flatMap(told -> switch (told) {
            case DRAFT, ACTIVE, ONHOLD -> Optional.of("planned");
            case COMPLETED -> Optional.of("performed");
            case REVOKED, ENTEREDINERROR -> Optional.of("cancelled");
            case UNKNOWN, NULL -> Optional.empty();
        });
    }
}
