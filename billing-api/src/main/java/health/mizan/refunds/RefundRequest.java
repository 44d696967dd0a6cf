package health.mizan.refunds;

import health.mizan.money.Money;
import health.mizan.payments.AttemptId;

/**
 * A wish to give money back.
 *
 * @param attempt    the payment it was taken with; it goes back the same way
 * @param refundable what the asker believes can be given back: if that is no longer so, nothing happens
 * @param reason     in a person's words, never about health
 */
public record RefundRequest(AttemptId attempt, Money amount, Money refundable, String reason) {}
