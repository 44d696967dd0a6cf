-- What came first is known by its place: two facts may be of one instant, and ids of one millisecond are in no order.
alter table receipt add column position bigint generated always as identity;
drop index receipt_order;
create index receipt_order on receipt (order_id, position);
alter table deposit_money add column position bigint generated always as identity;
