package health.mizan.dues;

import health.mizan.attempts.Attempt;
import health.mizan.attempts.Attempts;
import health.mizan.collecting.Payments;
import health.mizan.dues.Due.Paying;
import health.mizan.linkpayments.LinkPayments;
import health.mizan.paylinks.PayLinkId;
import health.mizan.payments.Debt;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether something is being paid at this moment, and by which link. */
@Component
class Payings {

    private final LinkPayments begun;
    private final Attempts attempts;
    private final Payments payments;

    Payings(LinkPayments begun, Attempts attempts, Payments payments) {
        this.begun = begun;
        this.attempts = attempts;
        this.payments = payments;
    }

    /** @param link that leads to the payment; null if none does */
    record Now(Paying paying, @Nullable PayLinkId link) {

        static final Now NOTHING = new Now(Paying.NOT, null);
    }

    /** What is under way of any of the debts; what is in doubt before all else. */
    Now of(Debt... debts) {
        return Stream.of(debts)
                .map(this::now)
                .max(Comparator.comparing(Now::paying))
                .orElse(Now.NOTHING);
    }

    private Now now(Debt debt) {
        return begun.live(debt).map(attempt -> now(debt, attempt)).orElse(Now.NOTHING);
    }

    /** What is held is not being paid, unless nobody knows whether it has been taken. */
    private Now now(Debt debt, Attempt attempt) {
        boolean doubt = attempts.inDoubt(attempt);
        if (!doubt && payments.holdOf(debt).isPresent()) {
            return Now.NOTHING;
        }
        return new Now(
                doubt ? Paying.IN_DOUBT : Paying.UNDER_WAY,
                begun.leadingTo(attempt.id()).orElse(null));
    }
}
