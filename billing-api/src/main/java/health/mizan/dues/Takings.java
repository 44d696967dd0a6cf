package health.mizan.dues;

import health.mizan.access.Caller;
import health.mizan.deskpayments.DeskPayment;
import health.mizan.deskpayments.DeskPayments;
import health.mizan.deskpayments.Means;
import health.mizan.deskpayments.Taking;
import health.mizan.dues.Taken.Refused;
import health.mizan.dues.Taken.Why;
import health.mizan.money.Money;
import health.mizan.numbering.Numbers;
import health.mizan.numbering.Series;
import health.mizan.payments.Debt;
import health.mizan.payments.DebtDirectory.Owed;
import health.mizan.payments.PaymentOrder;
import health.mizan.payments.PaymentOrders;
import health.mizan.tx.Tx;
import health.mizan.web.ProblemException;
import health.mizan.web.ProblemType;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Takes money that changes hands at the desk: order and payment in one act, or nothing. */
@Service
public class Takings {

    private static final Pattern SLIP = Pattern.compile("[A-Za-z0-9][A-Za-z0-9/_.-]{0,39}");

    private final PaymentOrders orders;
    private final DeskPayments payments;
    private final Numbers numbers;
    private final Tx tx;

    Takings(PaymentOrders orders, DeskPayments payments, Numbers numbers, Tx tx) {
        this.orders = orders;
        this.payments = payments;
        this.numbers = numbers;
        this.tx = tx;
    }

    /**
     * Does nothing unless it can be done as a whole. A repeat takes again: who offers it in a form gives that a key.
     *
     * @param slip of the terminal; for cash the desk's own receipt book, or null for the next number of the site
     * @return empty if the debt is out of the caller's sight
     */
    public Optional<Taken> take(Caller caller, Debt debt, Means means, Money amount, @Nullable String slip) {
        try {
            return tx.get(() -> orders.owing(caller, debt).map(owed -> taken(caller, debt, owed, means, amount, slip)));
        } catch (ProblemException refused) {
            if (refused.type() != ProblemType.CONFLICT && refused.type() != ProblemType.INVALID_VALUE) {
                throw refused;
            }
            // Somebody was faster between our look and our locks, or has noted the slip.
            return orders.owing(caller, debt)
                    .map(owed -> new Refused(
                            isBeingPaid(debt)
                                    ? Why.BEING_PAID
                                    : amount.exceeds(owed.most()) ? Why.TOO_MUCH : Why.SLIP_USED,
                            owed.most()));
        }
    }

    private Taken taken(Caller caller, Debt debt, Owed owed, Means means, Money amount, @Nullable String slip) {
        Optional<Why> why = refusal(debt, owed.most(), means, amount, slip);
        if (why.isPresent()) {
            return new Refused(why.get(), owed.most());
        }
        PaymentOrder order = orders.open(caller, debt, amount, PaymentOrder.Mode.IMMEDIATE);
        String number = slip == null || slip.isBlank()
                ? numbers.next(owed.facility(), Series.DESK_SLIP).number()
                : slip.strip();
        DeskPayment payment = payments.take(caller, new Taking(order.id(), means, amount, number));
        return new Taken.Done(payment);
    }

    private Optional<Why> refusal(Debt debt, Money most, Means means, Money amount, @Nullable String slip) {
        if (isBeingPaid(debt)) {
            return Optional.of(Why.BEING_PAID);
        }
        if (!most.isPositive()) {
            return Optional.of(Why.NOTHING_TO_PAY);
        }
        if (!amount.isPositive() || !amount.currency().equals(most.currency())) {
            return Optional.of(Why.NOT_AN_AMOUNT);
        }
        if (amount.exceeds(most)) {
            return Optional.of(Why.TOO_MUCH);
        }
        if (slip == null || slip.isBlank()) {
            return means == Means.TERMINAL ? Optional.of(Why.SLIP_MISSING) : Optional.empty();
        }
        return SLIP.matcher(slip.strip()).matches() ? Optional.empty() : Optional.of(Why.SLIP_UNREADABLE);
    }

    private boolean isBeingPaid(Debt debt) {
        return orders.openOf(debt).filter(order -> orders.beingPaid(order.id())).isPresent();
    }
}
