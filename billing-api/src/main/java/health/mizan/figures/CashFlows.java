package health.mizan.figures;

import health.mizan.access.Caller;
import health.mizan.audit.Act;
import health.mizan.audit.Audit;
import health.mizan.money.Money;
import health.mizan.tx.Tx;
import health.mizan.web.Cursor;
import health.mizan.web.Page;
import health.mizan.web.PageRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * What was received from patients: by gateway, terminal and in cash, less what was given back. What payers pay is not in
 * it until it is seen at the bank. It counts by site: every movement of the caller's sites is in it, whoever the patient.
 */
@Service
public class CashFlows {

    private final CashFlowStore store;
    private final Audit audit;
    private final Tx tx;

    CashFlows(CashFlowStore store, Audit audit, Tx tx) {
        this.store = store;
        this.audit = audit;
        this.tx = tx;
    }

    /** @param amounts one per currency that moved on this day */
    public record Day(LocalDate day, List<Money> amounts) {}

    /** What {@link #list} adds up to. */
    public Total sum(Caller caller, Span span) {
        return store.sum(caller, span);
    }

    /** Day by day, the oldest first, days without money too; together what {@link #sum} says. */
    public List<Day> days(Caller caller, Span span) {
        Map<LocalDate, List<Money>> moved = store.byDay(caller, span);
        return span.from()
                .datesUntil(span.until().plusDays(1))
                .map(day -> new Day(day, moved.getOrDefault(day, List.of())))
                .toList();
    }

    /** The newest first. */
    public Page<CashFlow> list(Caller caller, Span span, PageRequest page) {
        return tx.get(() -> noted(caller, "payment.listed", page(caller, span, page)));
    }

    /** All of {@link #list}, for a file that leaves; empty, and nothing has left, if a file does not hold it. */
    public Optional<List<CashFlow>> file(Caller caller, Span span) {
        return tx.get(() -> Optional.of(page(caller, span, PageRequest.file()))
                .filter(found -> found.next() == null)
                .map(found -> noted(caller, "payment.exported", found).items()));
    }

    private Page<CashFlow> page(Caller caller, Span span, PageRequest page) {
        return Page.of(
                store.list(caller, span, page),
                page.limit(),
                flow -> new Cursor(flow.at(), flow.operation().value()));
    }

    private Page<CashFlow> noted(Caller caller, String act, Page<CashFlow> shown) {
        for (CashFlow flow : shown.items()) {
            if (flow.patient() != null) {
                audit.record(
                        caller,
                        Act.done(act, "payment", flow.operation())
                                .about(flow.patient())
                                .at(flow.site()));
            }
        }
        return shown;
    }
}
