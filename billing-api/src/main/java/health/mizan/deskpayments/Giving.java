package health.mizan.deskpayments;

import health.mizan.money.Money;
import health.mizan.payments.OperationId;

/**
 * A wish to give money back.
 *
 * @param payment    it was taken with; it goes back the same way
 * @param refundable what the asker believes can be given back: if that is no longer so, nothing happens
 * @param reason     in a person's words, never about health
 */
public record Giving(OperationId payment, Money amount, Money refundable, String slip, String reason) {}
