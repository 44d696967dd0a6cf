package health.mizan.charges;

import health.mizan.cases.Case;
import health.mizan.cases.CaseParts;
import health.mizan.outbox.Outbox;
import java.util.List;
import org.springframework.stereotype.Component;

/** The say that charges have in the moves of their case. */
@Component
class ChargeParts implements CaseParts {

    private final ChargeStore store;
    private final ChargePricing pricing;
    private final Outbox outbox;

    ChargeParts(ChargeStore store, ChargePricing pricing, Outbox outbox) {
        this.store = store;
        this.pricing = pricing;
        this.outbox = outbox;
    }

    /** Prices are looked up once more: what is billed is what the contract says at this moment. */
    @Override
    public List<Obstacle> againstConfirming(Case financialCase) {
        refresh(financialCase);
        List<Charge> live = store.ofCase(financialCase.id()).stream()
                .filter(charge -> !charge.state().isCancelled())
                .toList();
        if (live.isEmpty()) {
            return List.of(new Obstacle("case", financialCase.id().toString(), "has no charge yet"));
        }
        return live.stream()
                .flatMap(charge -> charge.obstacle().stream()
                        .map(why -> new Obstacle("charge", charge.id().toString(), why)))
                .toList();
    }

    @Override
    public List<Obstacle> againstCancelling(Case financialCase) {
        return store.ofCase(financialCase.id()).stream()
                .filter(charge -> charge.state().isPerformed())
                .map(charge -> new Obstacle(
                        "charge", charge.id().toString(), "was performed: if that is an error, cancel it first"))
                .toList();
    }

    @Override
    public void termsChanged(Case financialCase) {
        boolean moved = false;
        for (Charge charge : planned(financialCase)) {
            if (!charge.occurredOn().equals(financialCase.serviceDate())) {
                store.update(charge.ordered(charge.order(), charge.quantity(), financialCase.serviceDate())
                        .as(charge.version() + 1));
                moved = true;
            }
        }
        if (!refresh(financialCase) && moved) {
            outbox.publish(new ChargeChanged(financialCase.id()));
        }
    }

    @Override
    public void confirmed(Case financialCase) {
        store.bind(financialCase.id());
    }

    @Override
    public void cancelled(Case financialCase) {
        planned(financialCase)
                .forEach(charge -> store.update(
                        charge.cancelled(Charge.Cancelling.CASE_CANCELLED).as(charge.version() + 1)));
    }

    private List<Charge> planned(Case financialCase) {
        return store.ofCase(financialCase.id()).stream()
                .filter(charge -> charge.state() == ChargeState.PLANNED)
                .toList();
    }

    private boolean refresh(Case financialCase) {
        boolean changed = pricing.refresh(financialCase);
        if (changed) {
            outbox.publish(new ChargeChanged(financialCase.id()));
        }
        return changed;
    }
}
