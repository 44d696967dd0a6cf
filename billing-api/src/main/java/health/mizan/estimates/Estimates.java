package health.mizan.estimates;

import health.mizan.access.Caller;
import health.mizan.audit.Act;
import health.mizan.audit.Audit;
import health.mizan.cases.Case;
import health.mizan.cases.CaseId;
import health.mizan.cases.CaseState;
import health.mizan.cases.Cases;
import health.mizan.estimates.Estimate.Consent;
import health.mizan.estimates.Estimate.Language;
import health.mizan.explanations.Sentence;
import health.mizan.masterdata.Saved;
import health.mizan.money.Money;
import health.mizan.tx.Tx;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Estimates of cases, and what patients agreed to on seeing them. Whoever is shown one is written down. */
@Service
public class Estimates {

    private final EstimateStore store;
    private final EstimateMaking making;
    private final Cases cases;
    private final Audit audit;
    private final Tx tx;
    private final Clock clock;

    Estimates(EstimateStore store, EstimateMaking making, Cases cases, Audit audit, Tx tx, Clock clock) {
        this.store = store;
        this.making = making;
        this.cases = cases;
        this.audit = audit;
        this.tx = tx;
        this.clock = clock;
    }

    /**
     * Estimates the case as it is now.
     *
     * @return Created; Unchanged with the last one if it would say the same; Conflict with the reason why there can be
     *     none; empty if the caller cannot see the visit
     */
    public Optional<Saved<Estimate>> make(Caller caller, CaseId id) {
        return tx.get(() -> {
            if (!cases.sees(caller, id)) {
                audit.record(caller, Act.refused("estimate.made", "case", id));
                return Optional.empty();
            }
            return Optional.of(made(caller, id));
        });
    }

    /** For Mizan itself, after something an estimate rests on may have changed: the latest one; empty if there can be none. */
    public Optional<Estimate> refresh(CaseId id) {
        return tx.get(() -> {
            made(new Caller.Self("estimates"), id);
            return store.latest(id);
        });
    }

    private Saved<Estimate> made(Caller caller, CaseId id) {
        Case of = cases.lock(id);
        Saved<Estimate> saved = making.make(of);
        if (saved instanceof Saved.Created<Estimate>(Estimate now)) {
            audit.record(
                    caller,
                    Act.done("estimate.made", "estimate", now.id())
                            .about(now.patient())
                            .at(of.site()));
        }
        return saved;
    }

    public Optional<Estimate> find(Caller caller, EstimateId id) {
        return tx.get(() -> shown(caller, store.find(caller, id), Act.refused("estimate.read", "estimate", id)));
    }

    public Optional<Estimate> latest(Caller caller, CaseId id) {
        return tx.get(() -> shown(caller, store.latest(caller, id), Act.refused("estimate.read", "case", id)));
    }

    /** For Mizan itself: the one that the patient has agreed to, or else the latest. */
    public Optional<Estimate> inForce(CaseId id) {
        return store.agreed(id).or(() -> store.latest(id));
    }

    /** For Mizan itself: the patient's latest agreement on this visit. */
    public Optional<Consent> consent(CaseId id) {
        return store.agreed(id).map(Estimate::consent);
    }

    /**
     * The patient agrees to the latest estimate of a visit that is still to come.
     *
     * @return Changed; Unchanged if that has been done; Conflict if it is not the latest, or there is nothing to agree to;
     *     empty if the caller cannot see the patient
     */
    public Optional<Saved<Estimate>> accept(Caller caller, EstimateId id, Language language) {
        return tx.get(() -> store.find(caller, id).map(seen -> {
            Case of = cases.lock(seen.financialCase());
            Estimate latest = store.latest(seen.financialCase()).orElseThrow();
            if (!latest.id().equals(id)) {
                return new Saved.Conflict<Estimate>(
                        "there is a newer estimate of this visit", latest.id().toString());
            }
            if (latest.consent() != null) {
                return new Saved.Unchanged<>(latest);
            }
            if (of.state() != CaseState.PLANNED) {
                return new Saved.Conflict<Estimate>("the visit is confirmed or cancelled", null);
            }
            return latest.toHold()
                    .<Saved<Estimate>>map(hold -> accepted(caller, of, latest, hold, language))
                    .orElseGet(() -> new Saved.Conflict<>("by this estimate there is nothing to hold", null));
        }));
    }

    private Saved<Estimate> accepted(Caller caller, Case of, Estimate estimate, Money hold, Language language) {
        Sentence text = ConsentWords.of(estimate, hold);
        Consent consent = new Consent(
                caller.subject(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                language,
                hold,
                language == Language.AR ? text.ar() : text.en());
        store.insert(estimate, consent);
        audit.record(
                caller,
                Act.done("estimate.accepted", "estimate", estimate.id())
                        .about(estimate.patient())
                        .at(of.site()));
        return new Saved.Changed<>(estimate.agreed(consent));
    }

    private Optional<Estimate> shown(Caller caller, Optional<Estimate> found, Act otherwise) {
        audit.record(
                caller,
                found.map(estimate -> Act.done("estimate.read", "estimate", estimate.id())
                                .about(estimate.patient()))
                        .orElse(otherwise));
        return found;
    }
}
