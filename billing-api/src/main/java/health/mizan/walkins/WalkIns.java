package health.mizan.walkins;

import health.mizan.access.Caller;
import health.mizan.cases.Case;
import health.mizan.cases.Cases;
import health.mizan.charges.Charge;
import health.mizan.charges.ChargeId;
import health.mizan.charges.ChargeOrder;
import health.mizan.charges.Charges;
import health.mizan.coverage.CoverageId;
import health.mizan.encounters.Encounter;
import health.mizan.encounters.EncounterDraft;
import health.mizan.encounters.Encounters;
import health.mizan.masterdata.Change;
import health.mizan.masterdata.Checks;
import health.mizan.masterdata.Saved;
import health.mizan.tx.Tx;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;

/** Opens visits at the desk. All of it is there or nothing. */
@Service
public class WalkIns {

    private final WalkInChecks lawful;
    private final Encounters encounters;
    private final Cases cases;
    private final Charges charges;
    private final Tx tx;

    WalkIns(WalkInChecks lawful, Encounters encounters, Cases cases, Charges charges, Tx tx) {
        this.lawful = lawful;
        this.encounters = encounters;
        this.cases = cases;
        this.charges = charges;
        this.tx = tx;
    }

    /** Opens one more visit each time it is asked: the door takes an Idempotency-Key. */
    public Saved<WalkIn> open(Caller caller, WalkInDraft draft) {
        return tx.get(() -> {
            Checks checks = new Checks();
            EncounterDraft visit = lawful.encounter(caller, draft, checks);
            if (checks.failed()) {
                return new Saved.Refused<>(checks.errors());
            }
            return switch (encounters.record(caller, visit)) {
                case Saved.Created<Encounter>(Encounter encounter) ->
                    new Saved.Created<>(opened(caller, draft, encounter));
                case Saved.Refused<Encounter>(var errors) -> new Saved.Refused<>(errors);
                case Saved.Changed<Encounter> known -> throw new IllegalStateException("a walk-in has no identity yet");
                case Saved.Unchanged<Encounter> known ->
                    throw new IllegalStateException("a walk-in has no identity yet");
                case Saved.Conflict<Encounter> conflict -> new Saved.Conflict<>(conflict.why(), conflict.with());
                case Saved.Stale<Encounter> stale -> new Saved.Stale<>();
            };
        });
    }

    private WalkIn opened(Caller caller, WalkInDraft draft, Encounter encounter) {
        Case opened = cases.ofEncounter(encounter.id()).orElseThrow();
        if (draft.coverage() != null || Boolean.TRUE.equals(draft.selfPay())) {
            CoverageId coverage = draft.coverage() == null ? null : new CoverageId(draft.coverage());
            done(cases.useCoverage(caller, opened.id(), coverage, Change.toWhateverIsThere(caller.subject()))
                    .orElseThrow());
        }
        List<ChargeId> planned = new ArrayList<>();
        for (WalkInDraft.Planned service : draft.planned()) {
            ChargeOrder order = new ChargeOrder(
                    null,
                    opened.id().value(),
                    null,
                    service.system(),
                    service.code(),
                    service.quantity(),
                    null,
                    null,
                    null);
            Charge charge = done(charges.order(caller, order));
            planned.add(charge.id());
        }
        return new WalkIn(opened.id(), cases.require(opened.id()).version(), encounter.id(), planned);
    }

    /** All was checked before: what is refused now has changed meanwhile, and the whole visit is taken back. */
    private static <T> T done(Saved<T> saved) {
        return switch (saved) {
            case Saved.Created<T>(T now) -> now;
            case Saved.Changed<T>(T now) -> now;
            case Saved.Unchanged<T>(T now) -> now;
            case Saved.Refused<T> refused -> throw new IllegalStateException("what was checked does not hold any more");
            case Saved.Conflict<T> conflict ->
                throw new IllegalStateException("what was checked does not hold any more");
            case Saved.Stale<T> stale -> throw new IllegalStateException("what was checked does not hold any more");
        };
    }
}
