package health.mizan.deskpayments;

import health.mizan.money.Money;
import health.mizan.payments.OperationId;
import health.mizan.payments.PaymentOrderId;
import java.time.Instant;
import java.util.List;

/**
 * Money taken at a desk.
 *
 * @param slip number of the receipt that was given, or of the terminal's slip; once per site and means
 */
public record DeskPayment(
        OperationId id,
        PaymentOrderId order,
        Means means,
        Money amount,
        String slip,
        String takenBy,
        Instant takenAt,
        List<GivenBack> refunds) {

    /**
     * A part of it that was given back.
     *
     * @param slip   number of the voucher that was signed, or of the terminal's slip
     * @param reason in a person's words, never about health
     */
    public record GivenBack(
            OperationId id, Money amount, String slip, String reason, String givenBy, Instant givenAt) {}

    public DeskPayment {
        refunds = List.copyOf(refunds);
    }

    /** What can be given back. */
    public Money refundable() {
        return refunds.stream().map(GivenBack::amount).reduce(amount, Money::minus);
    }
}
