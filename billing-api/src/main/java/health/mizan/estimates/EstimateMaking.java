package health.mizan.estimates;

import health.mizan.cases.Case;
import health.mizan.cases.CaseState;
import health.mizan.estimates.EstimateInputs.Gathered;
import health.mizan.ids.Ids;
import health.mizan.masterdata.Saved;
import health.mizan.outbox.Outbox;
import health.mizan.reckoning.Figures;
import health.mizan.reckoning.Reckoning;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Makes the next estimate of a case whose row lock is held; none if it would say the same again. */
@Component
class EstimateMaking {

    private final EstimateInputs inputs;
    private final EstimateStore store;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;

    EstimateMaking(EstimateInputs inputs, EstimateStore store, Outbox outbox, Ids ids, Clock clock) {
        this.inputs = inputs;
        this.store = store;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    Saved<Estimate> make(Case financialCase) {
        if (financialCase.state() != CaseState.PLANNED) {
            return new Saved.Conflict<>("the visit is confirmed or cancelled: its estimate stays as it was", null);
        }
        Optional<Gathered> gathered = inputs.of(financialCase);
        if (gathered.isEmpty()) {
            return new Saved.Conflict<>("the plan has no version in force on the day of the visit", null);
        }
        if (gathered.get().visit().services().isEmpty()) {
            return new Saved.Conflict<>("nothing is ordered or planned for this visit yet", null);
        }
        if (gathered.get().visit().currencies().size() > 1) {
            return new Saved.Conflict<>("the visit's prices, plan and benefits are in more than one currency", null);
        }
        return made(financialCase, gathered.get());
    }

    private Saved<Estimate> made(Case financialCase, Gathered gathered) {
        Figures figures = Reckoning.of(gathered.visit());
        Optional<Estimate> last = store.latest(financialCase.id());
        return last.filter(was -> was.saysTheSameAs(gathered.basis(), figures))
                .<Saved<Estimate>>map(Saved.Unchanged::new)
                .orElseGet(() -> {
                    Estimate estimate = new Estimate(
                            new EstimateId(ids.next()),
                            last.map(Estimate::version).orElse(0L) + 1,
                            financialCase.id(),
                            financialCase.patient(),
                            gathered.basis(),
                            figures,
                            clock.instant().truncatedTo(ChronoUnit.MICROS),
                            null);
                    store.insert(estimate);
                    outbox.publish(new EstimateMade(estimate.id(), financialCase.id()));
                    return new Saved.Created<>(estimate);
                });
    }
}
