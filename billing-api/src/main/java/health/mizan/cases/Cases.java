package health.mizan.cases;

import health.mizan.access.Caller;
import health.mizan.access.Role;
import health.mizan.audit.Act;
import health.mizan.audit.Audit;
import health.mizan.cases.CaseParts.Obstacle;
import health.mizan.coverage.Coverage;
import health.mizan.coverage.CoverageId;
import health.mizan.coverage.Coverages;
import health.mizan.encounters.EncounterId;
import health.mizan.encounters.EncounterState;
import health.mizan.encounters.Encounters;
import health.mizan.masterdata.Change;
import health.mizan.masterdata.FieldError;
import health.mizan.masterdata.Saved;
import health.mizan.tx.Tx;
import health.mizan.web.Page;
import health.mizan.web.PageRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The financial cases. Every encounter has one from the moment it is known; see {@link CaseOpening}. */
@Service
public class Cases {

    private final CaseStore store;
    private final CaseMoves moves;
    private final Encounters encounters;
    private final Coverages coverages;
    private final Audit audit;
    private final Tx tx;

    Cases(CaseStore store, CaseMoves moves, Encounters encounters, Coverages coverages, Audit audit, Tx tx) {
        this.store = store;
        this.moves = moves;
        this.encounters = encounters;
        this.coverages = coverages;
        this.audit = audit;
        this.tx = tx;
    }

    /** What became of an attempt to move a case. */
    public sealed interface Moving {
        record Done(Case now) implements Moving {}

        /** It stood there before: nothing was done and nothing is wrong. */
        record Already(Case now) implements Moving {}

        /** Not before these are mended. */
        record Blocked(Case now, List<Obstacle> obstacles) implements Moving {
            public Blocked {
                obstacles = List.copyOf(obstacles);
            }
        }

        /** Its state does not allow it, and no mending will. */
        record NotFromHere(Case now) implements Moving {}
    }

    /**
     * Which cases are listed; null components mean any.
     *
     * @param facility a facility's code
     */
    public record Filter(
            @Nullable UUID patient,
            @Nullable String facility,
            @Nullable CaseState state,
            @Nullable LocalDate serviceDate) {}

    /** Empty if the caller cannot see the visit. */
    public Optional<Case> find(Caller caller, CaseId id) {
        return tx.get(() -> {
            Optional<Case> found = store.find(caller, id);
            found.ifPresentOrElse(
                    shown -> shown(caller, shown, "case.read"),
                    () -> audit.record(caller, Act.refused("case.read", "case", id)));
            return found;
        });
    }

    /** In the order they were opened. */
    public Page<Case> list(Caller caller, Filter filter, PageRequest page) {
        return tx.get(() -> {
            Page<Case> found = store.page(caller, filter, page);
            found.items().forEach(shown -> shown(caller, shown, "case.listed"));
            return found;
        });
    }

    /**
     * For Mizan's own use.
     *
     * @throws java.util.NoSuchElementException if there is none
     */
    public Case require(CaseId id) {
        return store.byId(id).orElseThrow();
    }

    /** For Mizan's own use. */
    public Optional<Case> ofEncounter(EncounterId encounter) {
        return store.ofEncounter(encounter);
    }

    /**
     * Whether the caller sees the visit; nobody is shown anything, so nothing is written down. For the parts of a case,
     * which write down what they show themselves.
     */
    public boolean sees(Caller caller, CaseId id) {
        return store.find(caller, id).isPresent();
    }

    /**
     * Locks the case, after its encounter, for one who changes what hangs on it.
     *
     * @throws IllegalStateException outside a transaction
     */
    public Case lock(CaseId id) {
        Tx.requireOpen();
        return store.lock(id).orElseThrow();
    }

    /** After something that stood in the way was mended, in the same transaction: the case catches up with its encounter. */
    public void reconsider(Caller caller, CaseId id) {
        moves.follow(caller, lock(id));
    }

    /**
     * Bills the case by another cover of its patient.
     *
     * @param coverage null for a patient who pays alone
     * @return empty if the caller cannot see the visit
     */
    public Optional<Saved<Case>> useCoverage(Caller caller, CaseId id, @Nullable CoverageId coverage, Change change) {
        return moved(caller, id, was -> {
            Optional<Saved<Case>> obstacle = change.obstacle(was);
            if (obstacle.isPresent()) {
                return obstacle.get();
            }
            if (was.state() != CaseState.PLANNED) {
                return new Saved.Conflict<>("the cover of a confirmed or cancelled case stays as it is", null);
            }
            if (Objects.equals(was.coverage(), coverage) && was.coverChosen()) {
                return new Saved.Unchanged<>(was);
            }
            Optional<Coverage> cover = Optional.ofNullable(coverage)
                    .flatMap(wanted -> coverages.find(caller, was.patient(), wanted))
                    .filter(found -> isGood(found, was.serviceDate()));
            if (coverage != null && cover.isEmpty()) {
                return new Saved.Refused<>(List.of(new FieldError(
                        "coverage", "is an active cover of this patient, in force on the day of the service")));
            }
            return new Saved.Changed<>(moves.useCover(caller, was, cover.map(Cases::cover), true));
        });
    }

    /** The service was given. A second time does no harm. Empty if the caller cannot see the visit. */
    public Optional<Moving> confirmService(Caller caller, CaseId id) {
        return moved(caller, id, was -> {
            Moving moving = moves.confirm(caller, was);
            if (moving instanceof Moving.Done) {
                encounters.ended(caller, was.encounter(), EncounterState.FINISHED);
            }
            return moving;
        });
    }

    /** The visit will not take place. A second time does no harm. Empty if the caller cannot see the visit. */
    public Optional<Moving> cancel(Caller caller, CaseId id, Case.Reason why) {
        return moved(caller, id, was -> {
            Moving moving = moves.cancel(caller, was, why);
            if (moving instanceof Moving.Done) {
                encounters.ended(caller, was.encounter(), EncounterState.CANCELLED);
            }
            return moving;
        });
    }

    private <T> Optional<T> moved(Caller caller, CaseId id, Function<Case, T> move) {
        return tx.get(() -> {
            Optional<Case> seen = store.find(caller, id);
            if (seen.isEmpty()) {
                audit.record(caller, Act.refused("case.moved", "case", id));
                return Optional.empty();
            }
            return Optional.of(move.apply(lock(id)));
        });
    }

    private void shown(Caller caller, Case shown, String action) {
        if (!blind(caller)) {
            audit.record(caller, CaseMoves.act(action, shown));
        }
    }

    /** An operator looks after cases without knowing whose they are. */
    static boolean blind(Caller caller) {
        return caller instanceof Caller.Staff staff && staff.roles().equals(Set.of(Role.OPERATOR));
    }

    private static boolean isGood(Coverage coverage, LocalDate on) {
        return coverage.terms().status() == Coverage.Status.ACTIVE
                && coverage.terms().period().covers(on);
    }

    private static Case.Cover cover(Coverage coverage) {
        Coverage.Policy policy = coverage.terms().policy();
        return new Case.Cover(coverage.id(), policy.payerId(), policy.planId());
    }
}
