package health.mizan.writeback;

import health.mizan.access.Caller;
import health.mizan.audit.Act;
import health.mizan.audit.Audit;
import health.mizan.cases.CaseId;
import health.mizan.cases.Cases;
import health.mizan.ids.Ids;
import health.mizan.invoices.InvoiceId;
import health.mizan.invoices.Invoices;
import health.mizan.money.Money;
import health.mizan.outbox.Outbox;
import health.mizan.tx.Tx;
import health.mizan.web.Page;
import health.mizan.web.PageRequest;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;

/** What EMRs are told about money, and whether they have it. */
@Service
public class WriteBacks {

    private final WriteBackStore store;
    private final Telling telling;
    private final Facts facts;
    private final Outbox outbox;
    private final Audit audit;
    private final Tx tx;

    WriteBacks(WriteBackStore store, Telling telling, Facts facts, Outbox outbox, Audit audit, Tx tx) {
        this.store = store;
        this.telling = telling;
        this.facts = facts;
        this.outbox = outbox;
        this.audit = audit;
        this.tx = tx;
    }

    /**
     * Which notices are listed; null components mean any.
     *
     * @param about the invoice or the payment operation
     */
    public record Filter(
            @Nullable UUID financialCase,
            @Nullable NoticeState state,
            @Nullable UUID about) {}

    /** What facts are noted with. */
    @Component
    static class Facts {

        private final Invoices invoices;
        private final Cases cases;
        private final Ids ids;
        private final Clock clock;

        Facts(Invoices invoices, Cases cases, Ids ids, Clock clock) {
            this.invoices = invoices;
            this.cases = cases;
            this.ids = ids;
            this.clock = clock;
        }

        EmrNotice notice(EmrNotice.Kind kind, InvoiceId invoice, UUID about, @Nullable Money amount) {
            return new EmrNotice(
                    new NoticeId(ids.next()),
                    kind,
                    invoices.require(invoice).financialCase(),
                    invoice,
                    about,
                    amount,
                    clock.instant().truncatedTo(ChronoUnit.MICROS));
        }
    }

    /** Notes a bill in the open transaction, once. */
    void issued(InvoiceId invoice) {
        note(EmrNotice.Kind.INVOICE, invoice, invoice.value(), null);
    }

    /**
     * Notes a fact in the open transaction, once, and before it the bill that it is about: events of two kinds may be
     * heard in either order.
     */
    void note(EmrNotice.Kind kind, InvoiceId invoice, UUID about, @Nullable Money amount) {
        Tx.requireOpen();
        if (!about.equals(invoice.value()) && !store.knows(EmrNotice.Kind.INVOICE, invoice.value())) {
            issued(invoice);
        }
        EmrNotice notice = facts.notice(kind, invoice, about, amount);
        boolean told = telling.canTell(notice);
        if (store.insert(notice, told ? NoticeState.REQUESTED : NoticeState.NOT_APPLICABLE) && told) {
            outbox.publish(new WriteBackRequested(notice.id()));
        }
    }

    /**
     * Has the EMR told, within the caller's open transaction. A fact whose case has an earlier one under way waits for it
     * and goes by itself. A visit that did not come from an EMR ends this at once. While it is being told, or once the
     * EMR has it, this does nothing.
     *
     * @return the notice as it stands now
     */
    public WriteBack send(NoticeId id) {
        Tx.requireOpen();
        return telling.send(id);
    }

    /**
     * For Mizan's own use.
     *
     * @throws java.util.NoSuchElementException if there is none
     */
    public WriteBack require(NoticeId id) {
        return store.byId(id).orElseThrow();
    }

    /** Empty if the caller cannot see the visit. */
    public Optional<WriteBack> find(Caller caller, NoticeId id) {
        return tx.get(() -> {
            Optional<WriteBack> found = store.find(caller, id);
            audit.record(
                    caller,
                    found.map(notice -> act("write-back.read", notice))
                            .orElseGet(() -> Act.refused("write-back.read", "emr-notice", id)));
            return found;
        });
    }

    /** In the order of the facts. */
    public Page<WriteBack> list(Caller caller, Filter filter, PageRequest page) {
        return tx.get(() -> {
            Page<WriteBack> found = store.page(caller, filter, page);
            found.items().forEach(notice -> audit.record(caller, act("write-back.listed", notice)));
            return found;
        });
    }

    /** The worst of the case's notices; empty if there is none, or the caller cannot see the visit. */
    public Optional<NoticeState.Outcome> outcome(Caller caller, CaseId financialCase) {
        return tx.get(() -> facts.cases.sees(caller, financialCase)
                ? store.ofCase(financialCase).stream()
                        .map(notice -> notice.state().outcome())
                        .max(Comparator.naturalOrder())
                : Optional.empty());
    }

    /**
     * Has the EMR told again, now. What it has already is not told again, and telling twice makes nothing twice there.
     * Empty if the caller cannot see the visit.
     */
    public Optional<WriteBack> retry(Caller caller, NoticeId id) {
        return moved(caller, id, "write-back.retried", was -> telling.again(id));
    }

    /**
     * The EMR need not be told.
     *
     * @param reason for those who ask later; about the notice, not about the patient
     * @return as it is now, which is not closed if the EMR has it already; empty if the caller cannot see the visit
     */
    public Optional<WriteBack> close(Caller caller, NoticeId id, String reason) {
        return moved(caller, id, "write-back.closed", was -> telling.close(id, reason));
    }

    private Optional<WriteBack> moved(Caller caller, NoticeId id, String action, Function<WriteBack, WriteBack> move) {
        return tx.get(() -> {
            Optional<WriteBack> seen = store.find(caller, id);
            audit.record(
                    caller,
                    seen.map(notice -> act(action, notice)).orElseGet(() -> Act.refused(action, "emr-notice", id)));
            return seen.map(move);
        });
    }

    private Act act(String action, WriteBack notice) {
        var financialCase = facts.cases.require(notice.notice().financialCase());
        return Act.done(action, "emr-notice", notice.id())
                .about(financialCase.patient())
                .at(financialCase.site());
    }
}
