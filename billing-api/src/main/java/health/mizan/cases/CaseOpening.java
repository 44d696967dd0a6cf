package health.mizan.cases;

import health.mizan.access.Caller;
import health.mizan.encounters.Encounter;
import health.mizan.encounters.EncounterState;
import health.mizan.encounters.EncounterWatch;
import health.mizan.facilities.Facilities;
import health.mizan.ids.Ids;
import health.mizan.outbox.Outbox;
import java.time.LocalDate;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Opens a case with each encounter, by the cover in force on its day, and lets it follow the encounter. */
@Component
class CaseOpening implements EncounterWatch {

    private final CaseStore store;
    private final CaseMoves moves;
    private final Facilities facilities;
    private final Outbox outbox;
    private final Ids ids;

    CaseOpening(CaseStore store, CaseMoves moves, Facilities facilities, Outbox outbox, Ids ids) {
        this.store = store;
        this.moves = moves;
        this.facilities = facilities;
        this.outbox = outbox;
        this.ids = ids;
    }

    @Override
    public void recorded(Caller caller, Encounter now) {
        LocalDate day = now.period()
                .from()
                .atZone(facilities.find(now.facility()).orElseThrow().timeZone())
                .toLocalDate();
        Case opened = store.lockOfEncounter(now.id()).orElseGet(() -> open(now, day));
        if (opened.state() == CaseState.PLANNED) {
            moves.follow(caller, moves.covered(caller, onDay(opened, now, day)));
        } else {
            onDay(opened, now, opened.serviceDate());
        }
    }

    private Case open(Encounter encounter, LocalDate day) {
        Case fresh = new Case(
                new CaseId(ids.next()),
                1,
                encounter.patient(),
                encounter.facility(),
                encounter.site(),
                encounter.id(),
                store.coverInForce(encounter.patient(), day).orElse(null),
                false,
                day,
                CaseState.PLANNED,
                null,
                encounter.createdAt());
        store.insert(fresh);
        outbox.publish(new CaseOpened(fresh.id()));
        return fresh;
    }

    private Case onDay(Case was, Encounter encounter, LocalDate day) {
        EncounterState ended = encounter.state().isOver() ? encounter.state() : null;
        if (was.serviceDate().equals(day) && Objects.equals(was.ended(), ended)) {
            return was;
        }
        Case now = was.onDay(day, ended);
        store.update(now);
        if (!was.serviceDate().equals(day)) {
            moves.termsChanged(now);
        }
        return now;
    }
}
