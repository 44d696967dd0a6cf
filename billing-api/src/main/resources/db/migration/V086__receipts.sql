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

-- Money paid for a visit before it, once per operation; below zero what was refunded.
create table deposit_money (
    operation_id uuid        primary key,
    order_id     uuid        not null,
    case_id      uuid        not null references case_account,
    amount_minor bigint      not null check (amount_minor <> 0),
    currency     char(3)     not null check (currency ~ '^[A-Z]{3}$'),
    heard_at     timestamptz not null
);
create index deposit_money_case on deposit_money (case_id, heard_at, operation_id);
create trigger deposit_money_stays before update or delete or truncate on deposit_money
    for each statement execute function append_only();

-- What of it paid an invoice of the case; below zero what came back from there because it was refunded.
create table deposit_move (
    id          uuid        primary key,
    case_id     uuid        not null references case_account,
    order_id    uuid        not null,
    invoice_id  uuid        not null references invoice,
    moved_minor bigint      not null check (moved_minor <> 0),
    currency    char(3)     not null check (currency ~ '^[A-Z]{3}$'),
    moved_at    timestamptz not null,
    position    bigint      generated always as identity
);
create index deposit_move_case on deposit_move (case_id);
create index deposit_move_order on deposit_move (order_id);
create trigger deposit_move_stays before update or delete or truncate on deposit_move
    for each statement execute function append_only();
