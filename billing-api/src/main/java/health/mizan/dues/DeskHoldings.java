package health.mizan.dues;

import health.mizan.access.Caller;
import health.mizan.acquiring.GatewayAccounts;
import health.mizan.acquiring.PaymentMethod;
import health.mizan.estimates.Estimate;
import health.mizan.estimates.Estimate.Language;
import health.mizan.estimates.Estimates;
import health.mizan.masterdata.Saved;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Whether an amount can be set aside on a card for a visit, and the patient's word that it shall be. */
@Service
public class DeskHoldings {

    private final GatewayAccounts gateways;
    private final Estimates estimates;

    DeskHoldings(GatewayAccounts gateways, Estimates estimates) {
        this.gateways = gateways;
        this.estimates = estimates;
    }

    /** Why nothing can be set aside. */
    public enum Obstacle {
        /** It is a bill: what is owed is taken, not held. */
        NO_VISIT,
        NO_ESTIMATE,
        NOTHING_TO_HOLD,
        HELD_ALREADY,
        /** A page to pay it on is open. */
        BEING_PAID,
        /** No gateway here can hold first and take later. */
        NO_GATEWAY
    }

    /** Empty if it can be done. */
    public Optional<Obstacle> obstacle(Due due) {
        Estimate estimate = due.estimate();
        if (!due.ofVisit()) {
            return Optional.of(Obstacle.NO_VISIT);
        }
        if (due.hold() != null) {
            return Optional.of(Obstacle.HELD_ALREADY);
        }
        if (due.beingPaid()) {
            return Optional.of(Obstacle.BEING_PAID);
        }
        if (estimate == null) {
            return Optional.of(Obstacle.NO_ESTIMATE);
        }
        if (estimate.toHold().isEmpty() || !due.most().isPositive()) {
            return Optional.of(Obstacle.NOTHING_TO_HOLD);
        }
        return gateways.able(PaymentMethod.CARD, true).isPresent()
                ? Optional.empty()
                : Optional.of(Obstacle.NO_GATEWAY);
    }

    /**
     * The patient at the desk agrees to what the latest estimate asks to hold, read in this language.
     *
     * @return as {@link Estimates#accept} does; empty if the caller cannot see the visit
     */
    public Optional<Saved<Estimate>> agree(Caller caller, Due due, Language language) {
        return estimates.accept(caller, Objects.requireNonNull(due.estimate()).id(), language);
    }
}
