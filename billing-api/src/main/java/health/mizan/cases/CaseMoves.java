package health.mizan.cases;

import health.mizan.access.Caller;
import health.mizan.audit.Act;
import health.mizan.audit.Audit;
import health.mizan.cases.CaseParts.Obstacle;
import health.mizan.cases.CaseState.Happening;
import health.mizan.cases.Cases.Moving;
import health.mizan.encounters.EncounterState;
import health.mizan.outbox.Outbox;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Moves a case whose row the caller has locked. */
@Component
class CaseMoves {

    private final CaseStore store;
    private final ObjectProvider<CaseParts> parts;
    private final Outbox outbox;
    private final Audit audit;

    CaseMoves(CaseStore store, ObjectProvider<CaseParts> parts, Outbox outbox, Audit audit) {
        this.store = store;
        this.parts = parts;
        this.outbox = outbox;
        this.audit = audit;
    }

    Moving confirm(Caller caller, Case locked) {
        if (locked.state() == CaseState.CONFIRMED) {
            return new Moving.Already(locked);
        }
        Optional<CaseState> next = locked.state().on(Happening.SERVICE_GIVEN);
        if (next.isEmpty()) {
            return new Moving.NotFromHere(locked);
        }
        Case was = covered(caller, locked);
        List<Obstacle> obstacles = parts.orderedStream()
                .flatMap(part -> part.againstConfirming(was).stream())
                .toList();
        if (!obstacles.isEmpty()) {
            return new Moving.Blocked(was, obstacles);
        }
        Case now = was.in(next.get());
        store.confirm(now);
        audit.record(caller, act("case.confirmed", now));
        parts.orderedStream().forEach(part -> part.confirmed(now));
        outbox.publish(new ServiceConfirmed(now.id()));
        return new Moving.Done(now);
    }

    Moving cancel(Caller caller, Case locked, Case.Reason why) {
        if (locked.state() == CaseState.CANCELLED) {
            return new Moving.Already(locked);
        }
        Optional<CaseState> next = locked.state().on(Happening.CALLED_OFF);
        if (next.isEmpty()) {
            return new Moving.NotFromHere(locked);
        }
        List<Obstacle> obstacles = parts.orderedStream()
                .flatMap(part -> part.againstCancelling(locked).stream())
                .toList();
        if (!obstacles.isEmpty()) {
            return new Moving.Blocked(locked, obstacles);
        }
        Case now = locked.in(next.get());
        store.cancel(now, why);
        audit.record(caller, act("case.cancelled", now));
        parts.orderedStream().forEach(part -> part.cancelled(now));
        outbox.publish(new CaseCancelled(now.id()));
        return new Moving.Done(now);
    }

    /** Does what the end of the encounter asks for, if it has ended and nothing stands in the way. */
    void follow(Caller caller, Case locked) {
        if (locked.state() != CaseState.PLANNED) {
            return;
        }
        if (locked.ended() == EncounterState.FINISHED) {
            confirm(caller, locked);
        } else if (locked.ended() == EncounterState.CANCELLED) {
            cancel(caller, locked, Case.Reason.ENCOUNTER_CANCELLED);
        }
    }

    /** The case with another cover, or none, told to all who reckon with it. */
    Case useCover(Caller caller, Case locked, Optional<Case.Cover> cover, boolean chosen) {
        Case now = locked.coveredBy(cover.orElse(null), chosen);
        store.update(now);
        audit.record(caller, act("case.coverage-changed", now));
        outbox.publish(new CaseCoverageChanged(now.id()));
        parts.orderedStream().forEach(part -> part.termsChanged(now));
        return now;
    }

    /** Takes the cover in force if nobody has decided and there was none when the case was opened. */
    Case covered(Caller caller, Case locked) {
        if (locked.cover() != null || locked.coverChosen()) {
            return locked;
        }
        return store.coverInForce(locked.patient(), locked.serviceDate())
                .map(cover -> useCover(caller, locked, Optional.of(cover), false))
                .orElse(locked);
    }

    void termsChanged(Case locked) {
        parts.orderedStream().forEach(part -> part.termsChanged(locked));
    }

    static Act act(String action, Case financialCase) {
        return Act.done(action, "case", financialCase.id())
                .about(financialCase.patient())
                .at(financialCase.site());
    }
}
