package health.mizan.payments;

import health.mizan.access.Caller;
import health.mizan.audit.Act;
import health.mizan.audit.Audit;
import health.mizan.ids.Ids;
import health.mizan.money.Money;
import health.mizan.payments.DebtDirectory.Owed;
import health.mizan.tx.Tx;
import health.mizan.web.Cursor;
import health.mizan.web.Page;
import health.mizan.web.PageRequest;
import health.mizan.web.ProblemException;
import health.mizan.web.ProblemType;
import java.time.Clock;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/** The debts to collect. One debt has one open order, whoever asks and however often. */
@Service
public class PaymentOrders {

    private static final Logger log = LoggerFactory.getLogger(PaymentOrders.class);

    private final PaymentOrderStore store;
    private final ObjectProvider<DebtDirectory> directories;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;
    private final Tx tx;

    PaymentOrders(
            PaymentOrderStore store,
            ObjectProvider<DebtDirectory> directories,
            Audit audit,
            Ids ids,
            Clock clock,
            Tx tx) {
        this.store = store;
        this.directories = directories;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.tx = tx;
    }

    /**
     * Opens an order, or gives the open one if it asks for the same. An open order for another amount is replaced unless
     * somebody is paying it.
     *
     * @throws ProblemException not found if the debt is out of the caller's sight, invalid if it is not owed so,
     *     conflict while another amount is being paid
     */
    public PaymentOrder open(Caller caller, OrderDraft draft) {
        if (!draft.amount().isPositive() || draft.amount().minor() > PaymentOrderStore.MOST_MINOR) {
            throw new ProblemException(ProblemType.INVALID_VALUE, "the amount is above zero and has up to 10 digits");
        }
        return tx.get(() -> {
            store.lockDebt(draft.debt());
            Optional<PaymentOrder> standing = store.lockOpen(draft.debt());
            if (!(caller instanceof Caller.Self)) {
                // Only under the locks: a capture that we waited for has made the debt less.
                refuseUnlessOwed(caller, draft);
            }
            if (standing.isPresent() && isSame(standing.get(), draft)) {
                return standing.get();
            }
            standing.ifPresent(this::replace);
            return opened(caller, draft);
        });
    }

    /** As {@link #open}, for a debt whose patient and site only its owner knows. */
    public PaymentOrder open(Caller caller, Debt debt, Money amount, PaymentOrder.Mode mode) {
        Owed owed = owed(caller, debt);
        return open(caller, new OrderDraft(debt, owed.patient(), owed.facility(), amount, mode));
    }

    /** Empty if the patient is out of the caller's sight. */
    public Optional<PaymentOrder> find(Caller caller, PaymentOrderId id) {
        return tx.get(() -> {
            Optional<PaymentOrder> found = store.find(caller, id);
            audit.record(
                    caller,
                    found.map(order -> Act.done("payment-order.read", "payment-order", id)
                                    .about(order.patient()))
                            .orElseGet(() -> Act.refused("payment-order.read", "payment-order", id)));
            return found;
        });
    }

    /**
     * Ours.
     *
     * @throws NoSuchElementException if there is none
     */
    public PaymentOrder require(PaymentOrderId id) {
        return store.read(id).orElseThrow(() -> new NoSuchElementException("no payment order " + id));
    }

    /** Ours. */
    public Optional<PaymentOrder> openOf(Debt debt) {
        return store.findOpen(debt);
    }

    /** Ours, whatever became of them; oldest first. */
    public List<PaymentOrder> of(Debt debt) {
        return store.of(debt);
    }

    /** As {@link #of(Debt)}. Who asked for order and attempt one after the other would miss or double what moves between. */
    public List<Standing> standings(Debt debt) {
        return store.standings(debt);
    }

    /**
     * An order as it stood at one moment.
     *
     * @param beingPaid as {@link #beingPaid}
     */
    public record Standing(PaymentOrder order, boolean beingPaid) {

        /** What is held, or may be taken by the attempt under way. */
        public Money coming() {
            return beingPaid ? order.open() : Money.zero(order.amount().currency());
        }
    }

    /** Ours: whether somebody has a page open to pay it on, or has something held for it. */
    public boolean beingPaid(PaymentOrderId id) {
        return store.hasLiveAttempt(id);
    }

    /** Oldest first, of patients in the caller's sight. */
    public Page<PaymentOrder> list(Caller caller, OrderFilter filter, PageRequest page) {
        return tx.get(() -> {
            if (filter.patient() != null) {
                audit.record(
                        caller,
                        Act.done("payment-order.listed", "patient", filter.patient())
                                .about(filter.patient()));
            }
            return Page.of(
                    store.list(caller, filter, page),
                    page.limit(),
                    order -> new Cursor(order.createdAt(), order.id().value()));
        });
    }

    /** Ours, inside the open transaction: whoever changes an attempt holds its order, so that no two decide at once. */
    public PaymentOrder lock(PaymentOrderId id) {
        Tx.requireOpen();
        return store.lock(id).orElseThrow(() -> new NoSuchElementException("no payment order " + id));
    }

    /**
     * As {@link #lock}, by whoever is about to take money.
     *
     * @param seen the order as the caller was shown it
     * @throws ProblemException conflict if it is not open, or less is owed by now than it asks for
     */
    public PaymentOrder lockToPay(Caller caller, PaymentOrder seen) {
        Tx.requireOpen();
        store.lockDebt(seen.debt());
        PaymentOrder order = lock(seen.id());
        if (order.state() != PaymentOrder.State.OPEN) {
            throw new ProblemException(
                    ProblemType.CONFLICT, "the order is " + order.state().code());
        }
        owing(caller, order.debt())
                .map(Owed::most)
                .filter(most -> isMore(order.open(), most))
                .ifPresent(most -> {
                    throw new ProblemException(
                            ProblemType.CONFLICT, "at most " + most + " is still owed: open another order");
                });
        return order;
    }

    /** Notes money taken and given back under a locked order, and where it stands now. */
    public void note(PaymentOrder order, Money captured, Money refunded, PaymentOrder.State state) {
        Tx.requireOpen();
        store.update(order.id(), captured, refunded, state, clock.instant());
        if (order.state() != state) {
            log.info(
                    "payment-order.{} order={} debt={}",
                    state.code(),
                    order.id(),
                    order.debt().kind());
        }
    }

    private PaymentOrder opened(Caller caller, OrderDraft draft) {
        PaymentOrderId id = new PaymentOrderId(ids.next());
        if (!store.insert(id, draft, caller.subject(), clock.instant())) {
            // Another transaction has opened one since we looked: it has committed, so now it is seen.
            return store.lockOpen(draft.debt())
                    .filter(order -> isSame(order, draft))
                    .orElseThrow(() -> new ProblemException(
                            ProblemType.CONFLICT, "an order for another amount was opened this moment"));
        }
        audit.record(
                caller, Act.done("payment-order.opened", "payment-order", id).about(draft.patient()));
        log.info("payment-order.open order={} debt={}", id, draft.debt().kind());
        return store.read(id).orElseThrow();
    }

    private void replace(PaymentOrder standing) {
        if (store.hasLiveAttempt(standing.id())) {
            throw new ProblemException(
                    ProblemType.CONFLICT, "the debt is being paid under payment order " + standing.id());
        }
        note(
                standing,
                standing.captured(),
                standing.refunded(),
                standing.captured().isPositive() ? PaymentOrder.State.COLLECTED : PaymentOrder.State.CLOSED);
    }

    private void refuseUnlessOwed(Caller caller, OrderDraft draft) {
        if (draft.debt().kind() == Debt.Kind.DEPOSIT && draft.mode() == PaymentOrder.Mode.DEFERRED) {
            // Nobody would take it: what waits for a bill is the hold of a case.
            throw new ProblemException(ProblemType.INVALID_VALUE, "a deposit is paid at once, a case can be held for");
        }
        Owed owed = owed(caller, draft.debt());
        if (!owed.patient().equals(draft.patient()) || !owed.facility().equals(draft.facility())) {
            throw new ProblemException(ProblemType.INVALID_VALUE, "the debt is another patient's or another site's");
        }
        if (isMore(draft.amount(), owed.most())) {
            throw new ProblemException(ProblemType.INVALID_VALUE, "at most " + owed.most() + " is owed");
        }
    }

    private Owed owed(Caller caller, Debt debt) {
        return owing(caller, debt).orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "no such debt"));
    }

    /** The debt as its owner knows it; empty if there is none in the caller's sight. */
    public Optional<Owed> owing(Caller caller, Debt debt) {
        return directories.stream()
                .filter(directory -> directory.kind() == debt.kind())
                .findFirst()
                .flatMap(directory -> directory.find(caller, debt.id()));
    }

    private static boolean isMore(Money asked, Money most) {
        return !asked.currency().equals(most.currency()) || asked.exceeds(most);
    }

    private static boolean isSame(PaymentOrder order, OrderDraft draft) {
        return order.amount().equals(draft.amount()) && order.mode() == draft.mode();
    }
}
