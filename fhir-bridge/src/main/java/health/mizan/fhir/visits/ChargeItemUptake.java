package health.mizan.fhir.visits;

import health.mizan.charges.Charge;
import health.mizan.charges.ChargeId;
import health.mizan.charges.Charges;
import health.mizan.encounters.Encounter;
import health.mizan.fhir.arrivals.Arrival;
import health.mizan.fhir.arrivals.Effect;
import health.mizan.fhir.arrivals.Mending;
import health.mizan.fhir.arrivals.Mending.Element;
import health.mizan.fhir.arrivals.Uptake;
import health.mizan.fhir.refusals.Refusal;
import health.mizan.masterdata.Saved;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.ChargeItem;
import org.hl7.fhir.r4.model.ChargeItem.ChargeItemStatus;
import org.springframework.stereotype.Component;

/**
 * Charges what a department says was given. If it names the order it fulfils, it is that order's charge, because one
 * order is charged once, whoever tells of it.
 */
@Component
class ChargeItemUptake implements Uptake {

    private final Orders orders;
    private final Charges charges;

    ChargeItemUptake(Orders orders, Charges charges) {
        this.orders = orders;
        this.charges = charges;
    }

    @Override
    public String type() {
        return "ChargeItem";
    }

    @Override
    public Effect take(Arrival arrival) {
        ChargeItem sent = arrival.as(ChargeItem.class);
        Optional<String> status = status(sent.getStatus());
        if (status.isEmpty() || !sent.hasContext()) {
            return new Effect(
                    arrival.ours(), Optional.of(arrival.patient(sent.getSubject(), "ChargeItem.subject")), Set.of());
        }
        Encounter visit = orders.visit(arrival, sent.getContext(), "ChargeItem.context");
        Charge charge = ordered(arrival, sent)
                .map(id -> moved(arrival, sent, visit, id, status.get()))
                .orElseGet(() -> orders.told(
                        arrival,
                        "ChargeItem",
                        visit,
                        Numbers.first(sent.getIdentifier(), "ChargeItem"),
                        new Orders.Told(
                                sent.getCode(), sent.hasQuantity() ? sent.getQuantity() : null, sent.getOccurrence()),
                        status.get()));
        if (sent.getStatus() == ChargeItemStatus.NOTBILLABLE) {
            settled(charges.exempt(arrival.caller(), charge.id(), "told as not billable by the sender"));
        }
        return Orders.effect(charge, visit);
    }

    /** The charge of the order that it fulfils. */
    private static Optional<ChargeId> ordered(Arrival arrival, ChargeItem sent) {
        return sent.getService().stream()
                .flatMap(service -> arrival.ours(service, "ServiceRequest").stream())
                .findFirst()
                .map(ChargeId::new);
    }

    private Charge moved(Arrival arrival, ChargeItem sent, Encounter visit, ChargeId id, String status) {
        return switch (status) {
            case "performed" ->
                settled(charges.performed(arrival.caller(), id, orders.day(sent.getOccurrence(), visit)));
            case "cancelled" -> settled(charges.cancel(arrival.caller(), id, Charge.Cancelling.ORDER_CANCELLED));
            default -> charges.find(arrival.caller(), id).orElseThrow(Refusal::notThere);
        };
    }

    private static Charge settled(Optional<Saved<Charge>> saved) {
        return Mending.settled(
                saved.orElseThrow(Refusal::notThere), field -> new Element("ChargeItem.status", "تحقق من حالة البند"));
    }

    private static Optional<String> status(ChargeItemStatus status) {
        return Optional.ofNullable(status).flatMap(told -> switch (told) {
            case PLANNED -> Optional.of("planned");
            case BILLABLE, NOTBILLABLE, BILLED -> Optional.of("performed");
            case ABORTED, ENTEREDINERROR -> Optional.of("cancelled");
            case UNKNOWN, NULL -> Optional.empty();
        });
    }
}
