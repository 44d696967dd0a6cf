-- Money that changes hands at a desk, in cash or on a card terminal: noted by hand, so each slip counts once.
create table desk_payment (
    id           uuid        primary key,
    order_id     uuid        not null references payment_order,
    facility_id  uuid        not null references facility,
    means        text        not null check (means in ('cash', 'terminal')),
    amount_minor bigint      not null check (amount_minor between 1 and 9999999999),
    currency     char(3)     not null check (currency ~ '^[A-Z]{3}$'),
    -- number of the receipt that was given, or of the terminal's slip
    slip         text        not null check (slip ~ '^[A-Za-z0-9][A-Za-z0-9/_.-]{0,39}$'),
    taken_by     text        not null check (length(taken_by) <= 255),
    taken_at     timestamptz not null,
    constraint desk_payment_slip_once unique (facility_id, means, slip)
);
create index desk_payment_order on desk_payment (order_id, taken_at, id);
create index desk_payment_page on desk_payment (taken_at, id);
create trigger desk_payment_stays before update or delete or truncate on desk_payment
    for each statement execute function append_only();

create table desk_refund (
    id           uuid        primary key,
    payment_id   uuid        not null references desk_payment,
    amount_minor bigint      not null check (amount_minor > 0),
    currency     char(3)     not null check (currency ~ '^[A-Z]{3}$'),
    slip         text        not null check (slip ~ '^[A-Za-z0-9][A-Za-z0-9/_.-]{0,39}$'),
    reason       text        not null check (length(reason) between 3 and 200),
    given_by     text        not null check (length(given_by) <= 255),
    given_at     timestamptz not null,
    constraint desk_refund_slip_once unique (payment_id, slip)
);
create trigger desk_refund_stays before update or delete or truncate on desk_refund
    for each statement execute function append_only();
