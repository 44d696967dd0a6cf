-- Money of a case that came before the case had an invoice: kept here until there is one, so that none of it is lost.
-- Whoever brings money or an invoice to a case locks its row, so that the two cannot miss each other.
create table case_account (
    case_id uuid primary key references financial_case
);
-- "select for update" asks for the right to update.
grant update (case_id) on case_account to mizan_app;

create table waiting_money (
    operation_id uuid        primary key,
    order_id     uuid        not null,
    case_id      uuid        not null references case_account,
    amount_minor bigint      not null check (amount_minor <> 0),
    currency     char(3)     not null check (currency ~ '^[A-Z]{3}$'),
    heard_at     timestamptz not null,
    applied_at   timestamptz
);
create index waiting_money_case on waiting_money (case_id, heard_at, operation_id) where applied_at is null;
grant update (applied_at) on waiting_money to mizan_app;
