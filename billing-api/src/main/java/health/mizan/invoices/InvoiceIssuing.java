package health.mizan.invoices;

import health.mizan.balances.Balance;
import health.mizan.ids.Ids;
import health.mizan.money.Money;
import health.mizan.numbering.Numbers;
import health.mizan.numbering.Series;
import health.mizan.outbox.Outbox;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/** Makes invoices. */
@Component
class InvoiceIssuing {

    private final InvoiceStore store;
    private final Numbers numbers;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;

    InvoiceIssuing(InvoiceStore store, Numbers numbers, Outbox outbox, Ids ids, Clock clock) {
        this.store = store;
        this.numbers = numbers;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /** Nothing due is issued too, as balanced: the patient sees the decision. */
    Invoice issue(Invoice.Draft draft) {
        InvoiceId id = new InvoiceId(ids.next());
        Money zero = Money.zero(draft.currency());
        Money due = draft.lines().stream().map(Invoice.Line::due).reduce(zero, Money::plus);
        Numbers.Numbered number = numbers.next(draft.facility(), Series.INVOICE);
        Invoice invoice = new Invoice(
                id,
                1,
                number.number(),
                draft.financialCase(),
                draft.bill(),
                draft.patient(),
                draft.facility(),
                "",
                draft.basis(),
                due.isZero() ? InvoiceState.BALANCED : InvoiceState.ISSUED,
                draft.currency(),
                draft.lines(),
                new Balance(due, zero),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                number.day());
        store.insert(invoice);
        outbox.publish(new InvoiceIssued(id, draft.financialCase(), due));
        return store.byId(id).orElseThrow();
    }
}
