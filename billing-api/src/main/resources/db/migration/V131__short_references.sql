-- Payers read out the end of a payment's reference: operators find the payment by it.
create index payment_attempt_short on payment_attempt (right(merchant_reference, 12));
