package health.mizan.charges;

import health.mizan.access.Caller;
import health.mizan.cases.Case;
import health.mizan.cases.CaseId;
import health.mizan.cases.Cases;
import health.mizan.charges.ChargeChecks.Wanted;
import health.mizan.charges.ChargeState.Happening;
import health.mizan.masterdata.Checks;
import health.mizan.masterdata.FieldError;
import health.mizan.masterdata.Saved;
import health.mizan.tx.Tx;
import health.mizan.web.Page;
import health.mizan.web.PageRequest;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The charges of cases. All changes to those of one case are in line behind its row lock. */
@Service
public class Charges {

    private static final String BILLED = "the visit was confirmed with it: have its claim or invoice credited first";
    private static final String CANCELLED = "it is cancelled: order it again";

    private final ChargeStore store;
    private final ChargeChecks lawful;
    private final ChargeOrdering ordering;
    private final ChargeMoves moves;
    private final Cases cases;
    private final Tx tx;

    Charges(ChargeStore store, ChargeChecks lawful, ChargeOrdering ordering, ChargeMoves moves, Cases cases, Tx tx) {
        this.store = store;
        this.lawful = lawful;
        this.ordering = ordering;
        this.moves = moves;
        this.cases = cases;
        this.tx = tx;
    }

    /**
     * What became of orders, by their number. {@code ordered} is the sum of the others: none is lost.
     *
     * @param exceptions those without a price, which a person must give one or exempt
     */
    public record Tally(long ordered, long charged, long exempted, long exceptions, long cancelled) {}

    /**
     * Records what was told of an order: one order, by its identity, is one charge. The same version again, and an older
     * one, have no effect. An order of what a desk has planned on the case fulfils that plan.
     */
    public Saved<Charge> order(Caller caller, ChargeOrder told) {
        Checks checks = new Checks();
        Optional<Wanted> wanted = lawful.wanted(caller, told, checks);
        if (wanted.isEmpty()) {
            return new Saved.Refused<>(checks.errors());
        }
        return tx.get(() -> ordering.order(caller, cases.lock(wanted.get().financialCase()), wanted.get()));
    }

    /** The service was given. Empty if the caller cannot see the visit. */
    public Optional<Saved<Charge>> performed(Caller caller, ChargeId id, @Nullable LocalDate occurredOn) {
        return moved(caller, id, (of, was) -> {
            if (was.state().isPerformed()) {
                return new Saved.Unchanged<>(was);
            }
            if (!lawful.hasCome(occurredOn)) {
                return new Saved.Refused<>(List.of(new FieldError("occurredOn", ChargeChecks.NOT_YET)));
            }
            return was.on(Happening.PERFORMED)
                    .<Saved<Charge>>map(now -> {
                        LocalDate on = occurredOn == null ? now.occurredOn() : occurredOn;
                        Charge.Order order = now.order();
                        Charge dated = now.ordered(order, now.quantity(), on);
                        return changed(caller, of, ordering.repriced(of, dated), "charge.performed");
                    })
                    .orElseGet(() -> new Saved.Conflict<>(CANCELLED, null));
        });
    }

    /** Nothing is charged for the order after all. A second time does no harm. Empty if the caller cannot see the visit. */
    public Optional<Saved<Charge>> cancel(Caller caller, ChargeId id, Charge.Cancelling why) {
        return moved(caller, id, (of, was) -> {
            if (was.state().isCancelled()) {
                return new Saved.Unchanged<>(was);
            }
            return !was.isFree()
                    ? new Saved.Conflict<>(BILLED, null)
                    : changed(caller, of, was.cancelled(why), "charge.cancelled");
        });
    }

    /**
     * A person decides that the patient and the payer owe nothing for it.
     *
     * @param reason one line of at most 200 characters, nothing about the person
     */
    public Optional<Saved<Charge>> exempt(Caller caller, ChargeId id, @Nullable String reason) {
        Checks checks = new Checks();
        String sound = checks.text("reason", reason, 200);
        return moved(caller, id, (of, was) -> {
            if (checks.failed()) {
                return new Saved.Refused<>(checks.errors());
            }
            if (was.state().isCancelled() || !was.isFree()) {
                return new Saved.Conflict<>(was.isFree() ? CANCELLED : BILLED, null);
            }
            return sound.equals(was.waived())
                    ? new Saved.Unchanged<>(was)
                    : changed(caller, of, was.waived(sound), "charge.exempted");
        });
    }

    /** Looks its price up again, because one was missing or has been corrected. */
    public Optional<Saved<Charge>> reprice(Caller caller, ChargeId id) {
        return moved(caller, id, (of, was) -> {
            if (was.state().isCancelled() || !was.isFree()) {
                return new Saved.Conflict<>(was.isFree() ? CANCELLED : BILLED, null);
            }
            Charge now = ordering.repriced(of, was);
            return now.equals(was) ? new Saved.Unchanged<>(was) : changed(caller, of, now, "charge.priced");
        });
    }

    /**
     * Those of the case that may go on a claim or an invoice now stand on {@code on}. The same again does no harm.
     *
     * @throws IllegalStateException if one of them may not, or stands on another
     */
    public void billed(CaseId financialCase, Collection<ChargeId> charges, UUID on) {
        tx.run(() -> {
            cases.lock(financialCase);
            for (Charge charge : store.ofCase(financialCase)) {
                if (charges.contains(charge.id()) && !on.equals(charge.billedOn())) {
                    if (charge.state() != ChargeState.BILLABLE || charge.line().isEmpty()) {
                        throw new IllegalStateException("charge " + charge.id() + " cannot be billed now");
                    }
                    store.update(charge.billed(on).as(charge.version() + 1));
                }
            }
        });
    }

    /** What stood on {@code on} may be changed and billed again: that claim or invoice was credited. */
    public void credited(CaseId financialCase, UUID on) {
        tx.run(() -> moves.released(cases.lock(financialCase), charge -> on.equals(charge.billedOn())));
    }

    /** No claim or invoice will be made of what the case was confirmed with and is not billed: it may be changed again. */
    public void released(CaseId financialCase) {
        tx.run(() -> moves.released(cases.lock(financialCase), charge -> charge.state() != ChargeState.BILLED));
    }

    /** All of the case, in the order in which they came, cancelled ones too. For Mizan's own use. */
    public List<Charge> ofCase(CaseId financialCase) {
        return store.ofCase(financialCase);
    }

    /** As {@link #ofCase(CaseId)}; empty if the caller cannot see the visit. */
    public Optional<List<Charge>> ofCase(Caller caller, CaseId financialCase) {
        return tx.get(() -> cases.find(caller, financialCase).map(seen -> store.ofCase(financialCase)));
    }

    /** Empty if the caller cannot see the visit. */
    public Optional<Charge> find(Caller caller, ChargeId id) {
        return tx.get(() -> moves.shown(caller, id, store.find(caller, id)));
    }

    /**
     * For Mizan's own use.
     *
     * @throws java.util.NoSuchElementException if there is none
     */
    public Charge require(ChargeId id) {
        return store.byId(id).orElseThrow();
    }

    /** For Mizan's own use. */
    public Optional<Charge> byOrder(String system, String value) {
        return store.byOrder(system, value);
    }

    /** Orders at the caller's sites that a person must see to: without a price, or come after the service was confirmed. */
    public Page<Charge> exceptions(Caller caller, PageRequest page) {
        return store.exceptions(caller, page);
    }

    /** What became of the orders of these days, at the caller's sites; null for no bound, both days included. */
    public Tally tally(Caller caller, @Nullable LocalDate from, @Nullable LocalDate to) {
        return store.tally(caller, from, to);
    }

    private Optional<Saved<Charge>> moved(Caller caller, ChargeId id, BiFunction<Case, Charge, Saved<Charge>> move) {
        return tx.get(() -> {
            Optional<Charge> seen = store.find(caller, id);
            if (seen.isEmpty()) {
                moves.refused(caller, id);
                return Optional.empty();
            }
            Case of = cases.lock(seen.get().financialCase());
            return Optional.of(move.apply(of, store.byId(id).orElseThrow()));
        });
    }

    private Saved<Charge> changed(Caller caller, Case of, Charge now, String action) {
        moves.changed(caller, of, now, action);
        return new Saved.Changed<>(require(now.id()));
    }
}
