package health.mizan.dues;

import health.mizan.access.Caller;
import health.mizan.cases.Case;
import health.mizan.cases.CaseId;
import health.mizan.cases.CaseState;
import health.mizan.collecting.Hold;
import health.mizan.collecting.Payments;
import health.mizan.invoices.Invoice;
import health.mizan.invoices.InvoiceId;
import health.mizan.invoices.InvoiceState;
import health.mizan.invoices.Invoices;
import health.mizan.money.Money;
import health.mizan.parties.PatientId;
import health.mizan.payments.Debt;
import health.mizan.payments.DebtDirectory.Owed;
import health.mizan.payments.PaymentOrder;
import health.mizan.payments.PaymentOrders;
import health.mizan.visitsheets.VisitSheet;
import health.mizan.visitsheets.VisitSheets;
import health.mizan.web.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** What can be collected of a patient. Each reads what it shows in the caller's sight, and is written down as such. */
@Service
public class DeskDues {

    private static final int MOST = 50;

    private final VisitSheets sheets;
    private final Invoices invoices;
    private final PaymentOrders orders;
    private final Payments payments;
    private final Payings payings;
    private final DeskHoldings holdings;

    DeskDues(
            VisitSheets sheets,
            Invoices invoices,
            PaymentOrders orders,
            Payments payments,
            Payings payings,
            DeskHoldings holdings) {
        this.sheets = sheets;
        this.invoices = invoices;
        this.orders = orders;
        this.payments = payments;
        this.payings = payings;
        this.holdings = holdings;
    }

    /** Visits that are still to take place first, then what is owed of earlier ones, the oldest first. */
    public List<Due> of(Caller caller, PatientId patient) {
        return of(caller, patient, sheets.of(caller, patient));
    }

    /** As {@link #of(Caller, PatientId)}, for one who has the sheets already. */
    public List<Due> of(Caller caller, PatientId patient, List<VisitSheet> visits) {
        List<Due> dues = new ArrayList<>();
        visits.forEach(sheet -> visit(caller, sheet).ifPresent(dues::add));
        Invoices.Filter open = new Invoices.Filter(InvoiceState.ISSUED, patient.value(), null, null);
        invoices.list(caller, open, PageRequest.of(null, MOST)).items().forEach(invoice -> invoice(caller, invoice)
                .ifPresent(dues::add));
        return List.copyOf(dues);
    }

    /** Empty if there is nothing of this kind in the caller's sight, or nothing to be paid for it so. */
    public Optional<Due> find(Caller caller, Debt debt) {
        return switch (debt.kind()) {
            case INVOICE -> invoices.find(caller, new InvoiceId(debt.id())).flatMap(found -> invoice(caller, found));
            case CASE, DEPOSIT -> sheets.find(caller, new CaseId(debt.id())).flatMap(found -> visit(caller, found));
        };
    }

    /** Why no amount can be set aside for it; empty if one can. */
    public Optional<DeskHoldings.Obstacle> obstacle(Due due) {
        return holdings.obstacle(due);
    }

    private Optional<Due> visit(Caller caller, VisitSheet sheet) {
        Case visit = sheet.visit();
        if (visit.state() != CaseState.PLANNED) {
            return Optional.empty();
        }
        Debt debt = new Debt(Debt.Kind.DEPOSIT, visit.id().value());
        return orders.owing(caller, debt).map(owed -> {
            Optional<Hold> hold = payments.holdOf(held(debt));
            Money paid = kept(debt, owed.most());
            Money nothing = Money.zero(owed.most().currency());
            Money likely = sheet.known()
                    .map(known -> known.figures()
                            .expected()
                            .minus(paid)
                            .minus(hold.map(Hold::held).orElse(nothing)))
                    .orElse(owed.most());
            Payings.Now now = payings.of(debt, held(debt));
            return new Due(
                    debt,
                    visit.patient(),
                    null,
                    visit.serviceDate(),
                    likely.min(owed.most()).max(nothing),
                    owed.most(),
                    paid,
                    hold.orElse(null),
                    sheet.estimate(),
                    now.paying(),
                    now.link());
        });
    }

    private Optional<Due> invoice(Caller caller, Invoice invoice) {
        Debt debt = new Debt(Debt.Kind.INVOICE, invoice.id().value());
        return orders.owing(caller, debt)
                .map(Owed::most)
                .filter(most -> invoice.state() == InvoiceState.ISSUED)
                .map(most -> of(debt, invoice, most, payings.of(debt)));
    }

    private static Due of(Debt debt, Invoice invoice, Money most, Payings.Now now) {
        return new Due(
                debt,
                invoice.patient(),
                invoice.number(),
                invoice.issuedOn(),
                most,
                most,
                invoice.balance().applied(),
                null,
                null,
                now.paying(),
                now.link());
    }

    /** A visit's hold is on the case itself; its deposit bears the same id. */
    private static Debt held(Debt deposit) {
        return new Debt(Debt.Kind.CASE, deposit.id());
    }

    private Money kept(Debt debt, Money like) {
        return orders.of(debt).stream().map(PaymentOrder::kept).reduce(Money.zero(like.currency()), Money::plus);
    }
}
