-- The lists behind the office's figures, newest first, and the figures themselves, over years of claims and payments.
create index payment_operation_flow on payment_operation (settled_at, id) include (attempt_id, type, amount_minor, currency)
    where state = 'succeeded' and type in ('purchase', 'capture', 'refund');
create index desk_refund_page on desk_refund (given_at, id);
create index payment_attempt_page on payment_attempt (created_at, id);
create index claim_in_hand on claim (state, created_at, id) where state not in ('posted', 'cancelled');
create index charge_unpriced on charge (created_at, id) where price_outcome = 'missing';
