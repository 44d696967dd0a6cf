package health.mizan.adjudications;

import health.mizan.access.Caller;
import health.mizan.bills.Bill;
import health.mizan.charges.ChargeId;
import health.mizan.charges.Charges;
import health.mizan.invoices.Invoice;
import health.mizan.invoices.Invoices;
import health.mizan.money.Money;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Tells the patient what a decision leaves to pay: an invoice the first time, notes to it when the payer decides again. */
@Component
class DecisionInvoicing {

    private static final Caller SELF = new Caller.Self("adjudications");

    private final Invoices invoices;
    private final Charges charges;

    DecisionInvoicing(Invoices invoices, Charges charges) {
        this.invoices = invoices;
        this.charges = charges;
    }

    void invoice(Bill bill, Decision decision, Optional<Decision> before) {
        List<ChargeId> billed = bill.lines().stream().map(Bill.Line::charge).toList();
        charges.billed(bill.financialCase(), billed, decision.claim());
        if (before.isPresent()) {
            invoices.adjust(
                    bill.financialCase(),
                    Invoice.Ground.DECISION,
                    decision.id().toString(),
                    SELF,
                    changes(before.get(), decision));
        } else {
            invoices.issue(draft(bill, decision));
        }
    }

    private static Invoice.Draft draft(Bill bill, Decision decision) {
        Map<Integer, Bill.Line> lines =
                bill.lines().stream().collect(Collectors.toMap(Bill.Line::sequence, Function.identity()));
        return new Invoice.Draft(
                bill.financialCase(),
                bill.id(),
                bill.patient(),
                bill.facility(),
                Invoice.Basis.ADJUDICATED,
                decision.currency(),
                decision.lines().stream()
                        .map(line -> line(Objects.requireNonNull(lines.get(line.sequence())), line))
                        .toList());
    }

    private static Invoice.Line line(Bill.Line billed, DecidedLine decided) {
        return new Invoice.Line(
                billed.sequence(),
                billed.charge(),
                billed.system(),
                billed.code(),
                billed.nameEn(),
                billed.nameAr(),
                billed.quantity(),
                decided.list(),
                decided.adjustment(),
                decided.benefit(),
                decided.denied(),
                Money.zero(decided.list().currency()),
                decided.patient(),
                decided.reason());
    }

    /** By charge, for a submission in another's place may count its lines differently. */
    static Map<ChargeId, Money> changes(Decision before, Decision now) {
        Map<ChargeId, Money> changes = new HashMap<>();
        now.lines().forEach(line -> changes.merge(new ChargeId(line.charge()), line.patient(), Money::plus));
        before.lines()
                .forEach(line -> changes.merge(
                        new ChargeId(line.charge()), line.patient().negated(), Money::plus));
        changes.values().removeIf(Money::isZero);
        return changes;
    }
}
