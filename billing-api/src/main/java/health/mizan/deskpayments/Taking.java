package health.mizan.deskpayments;

import health.mizan.money.Money;
import health.mizan.payments.PaymentOrderId;

/** Money that a desk has in hand for an order. */
public record Taking(PaymentOrderId order, Means means, Money amount, String slip) {}
