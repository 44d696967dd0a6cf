package health.mizan.denials;

import health.mizan.access.Caller;
import health.mizan.access.Role;
import health.mizan.audit.Act;
import health.mizan.audit.Audit;
import health.mizan.claims.Claims;
import health.mizan.denials.DenialState.Happening;
import health.mizan.tx.Tx;
import health.mizan.web.Page;
import health.mizan.web.PageRequest;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The work list of denied lines. */
@Service
public class Denials {

    private final DenialStore store;
    private final DenialBooks books;
    private final Claims claims;
    private final Audit audit;
    private final Tx tx;

    Denials(DenialStore store, DenialBooks books, Claims claims, Audit audit, Tx tx) {
        this.store = store;
        this.books = books;
        this.claims = claims;
        this.audit = audit;
        this.tx = tx;
    }

    /** Which denials are listed; null components mean any. */
    public record Filter(
            @Nullable DenialState state,
            @Nullable String payer,
            @Nullable UUID claim) {}

    /** What a person decides to do about a denied line. */
    public sealed interface Choice {

        /** Object to it. What is sent to the payer is sent by other means; the payer then decides again. */
        record Appeal(@Nullable String note) implements Choice {}

        /** Send the claim once more, mended, in place of the earlier submission. */
        record Resubmit(@Nullable String note) implements Choice {}

        /** Give it up; only finance approves that. */
        record WriteOff(Denial.Ground ground, @Nullable String note) implements Choice {}

        /**
         * The patient pays it.
         *
         * @param consent whether the patient has agreed; needed unless the payer says that the member is liable
         */
        record BillPatient(boolean consent, @Nullable String note) implements Choice {}
    }

    /** What became of a choice. */
    public sealed interface Deciding {

        record Done(Denial now) implements Deciding {}

        /** Its state, or the claim's, does not allow it. */
        record NotFromHere(Denial now) implements Deciding {}

        /** The payer does not hold the patient liable, and the patient has not agreed. */
        record NotThePatients(Denial now) implements Deciding {}

        /** The caller may not approve a loss. */
        record NotApproved(Denial now) implements Deciding {}
    }

    /** Empty if the caller cannot see it. */
    public Optional<Denial> find(Caller caller, DenialId id) {
        return tx.get(() -> {
            Optional<Denial> found = store.find(caller, id);
            audit.record(
                    caller,
                    found.map(denial -> act("denial.read", denial))
                            .orElseGet(() -> Act.refused("denial.read", "denial", id)));
            return found;
        });
    }

    /** In the order in which they were raised. */
    public Page<Denial> list(Caller caller, Filter filter, PageRequest page) {
        return tx.get(() -> {
            Page<Denial> found = store.list(caller, filter, page);
            found.items().forEach(denial -> audit.record(caller, act("denial.listed", denial)));
            return found;
        });
    }

    /** Empty if the caller cannot see it. */
    public Optional<Deciding> decide(Caller caller, DenialId id, Choice choice) {
        return tx.get(() -> {
            if (store.find(caller, id).isEmpty()) {
                audit.record(caller, Act.refused("denial.decided", "denial", id));
                return Optional.empty();
            }
            Denial denial = store.lock(id).orElseThrow();
            Deciding deciding = decided(caller, denial, choice);
            if (deciding instanceof Deciding.Done) {
                audit.record(caller, act("denial.decided", denial));
            }
            return Optional.of(deciding);
        });
    }

    private Deciding decided(Caller caller, Denial denial, Choice choice) {
        Optional<DenialState> next = denial.state().on(happening(choice));
        if (next.isEmpty()) {
            return new Deciding.NotFromHere(denial);
        }
        return switch (choice) {
            case Choice.Appeal appeal -> done(caller, denial, next.get(), null, appeal.note(), null);
            case Choice.Resubmit resubmit ->
                claims.resubmit(denial.claim())
                        ? done(caller, denial, next.get(), null, resubmit.note(), null)
                        : new Deciding.NotFromHere(denial);
            case Choice.WriteOff off ->
                mayApprove(caller)
                        ? done(
                                caller,
                                denial,
                                next.get(),
                                off.ground(),
                                off.note(),
                                books.writeOff(denial, off.ground()))
                        : new Deciding.NotApproved(denial);
            case Choice.BillPatient bill ->
                denial.memberLiable() || bill.consent()
                        ? done(caller, denial, next.get(), null, bill.note(), books.bill(denial, caller))
                        : new Deciding.NotThePatients(denial);
        };
    }

    private Deciding done(
            Caller caller,
            Denial denial,
            DenialState state,
            Denial.@Nullable Ground ground,
            @Nullable String note,
            @Nullable UUID entry) {
        store.update(denial.as(state, ground, note, entry, caller.subject()));
        return new Deciding.Done(store.find(caller, denial.id()).orElseThrow());
    }

    private static Happening happening(Choice choice) {
        return switch (choice) {
            case Choice.Appeal appeal -> Happening.APPEALED;
            case Choice.Resubmit resubmit -> Happening.RESUBMITTED;
            case Choice.WriteOff off -> Happening.WRITTEN_OFF;
            case Choice.BillPatient bill -> Happening.BILLED;
        };
    }

    private static boolean mayApprove(Caller caller) {
        return caller instanceof Caller.Staff staff && staff.is(Role.FINANCE);
    }

    private static Act act(String action, Denial denial) {
        return Act.done(action, "denial", denial.id()).about(denial.patient()).at(denial.site());
    }
}
