package health.mizan.bills;

import health.mizan.cases.CaseId;
import health.mizan.catalogue.CatalogueService;
import health.mizan.catalogue.Services;
import health.mizan.charges.Charge;
import health.mizan.charges.ChargeState;
import health.mizan.charges.Charges;
import health.mizan.money.Money;
import health.mizan.pricing.Price;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.springframework.stereotype.Component;

/** The charges of a case as lines of a bill: what was performed and is charged, and what nobody could price. */
@Component
class BillLines {

    private final Charges charges;
    private final Services services;

    BillLines(Charges charges, Services services) {
        this.charges = charges;
        this.services = services;
    }

    List<Bill.Line> of(CaseId financialCase, Currency currency) {
        List<Bill.Line> lines = new ArrayList<>();
        for (Charge charge : charges.ofCase(financialCase)) {
            if (isBilled(charge)) {
                lines.add(line(lines.size() + 1, charge, currency));
            }
        }
        return List.copyOf(lines);
    }

    void release(CaseId financialCase) {
        charges.released(financialCase);
    }

    private static boolean isBilled(Charge charge) {
        boolean performed = charge.state() == ChargeState.BILLABLE || charge.state() == ChargeState.BILLED;
        return performed
                && switch (charge.fate()) {
                    case CHARGED, EXCEPTION -> true;
                    case EXEMPTED, CANCELLED -> false;
                };
    }

    private Bill.Line line(int sequence, Charge charge, Currency currency) {
        CatalogueService service = services.find(charge.service().id()).orElseThrow();
        Money zero = Money.zero(currency);
        // A price in another currency than the site's is no price for this bill.
        boolean priced = charge.price() instanceof Price.Found found
                && found.list().currency().equals(currency);
        Money unit = priced && charge.price() instanceof Price.Found found ? found.contract() : zero;
        // Rounded once, as the estimate was: a rounded price of one piece, taken often, is another sum.
        Price.Line line = priced && charge.price() instanceof Price.Found found
                ? found.line(charge.quantity())
                : new Price.Line(zero, zero);
        return new Bill.Line(
                sequence,
                charge.id(),
                charge.service().system(),
                charge.service().code(),
                service.nameEn(),
                service.nameAr(),
                charge.quantity(),
                priced,
                line.list(),
                unit,
                line.contract(),
                zero,
                charge.occurredOn());
    }
}
