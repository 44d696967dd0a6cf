package health.mizan.deskpayments;

import health.mizan.deskpayments.DeskPayment.GivenBack;
import health.mizan.masterdata.Codes;
import health.mizan.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A desk payment as the API shows it.
 *
 * @param means {@code cash} or {@code terminal}
 */
record DeskPaymentView(
        UUID id,
        UUID order,
        String means,
        Money amount,
        Money refundable,
        String slip,
        String takenBy,
        Instant takenAt,
        List<RefundView> refunds) {

    /** A part of it that was given back. */
    record RefundView(UUID id, Money amount, String slip, String reason, String givenBy, Instant givenAt) {

        static RefundView of(GivenBack back) {
            return new RefundView(
                    back.id().value(), back.amount(), back.slip(), back.reason(), back.givenBy(), back.givenAt());
        }
    }

    static DeskPaymentView of(DeskPayment payment) {
        return new DeskPaymentView(
                payment.id().value(),
                payment.order().value(),
                Codes.code(payment.means()),
                payment.amount(),
                payment.refundable(),
                payment.slip(),
                payment.takenBy(),
                payment.takenAt(),
                payment.refunds().stream().map(RefundView::of).toList());
    }
}
