-- One receipt for each time that money was taken, whatever it was for: numbered without gaps, and found by an address
-- that nobody guesses, so that a payer who never signs in can open it too.
create table receipt (
    id           uuid        primary key,
    -- 128 random bits; whoever holds it sees sums, and no name and no service
    address      text        not null unique check (address ~ '^[A-Za-z0-9_-]{22}$'),
    number       text        not null unique check (length(number) <= 60),
    operation_id uuid        not null unique,
    order_id     uuid        not null,
    case_id      uuid        not null references financial_case,
    patient_id   uuid        not null references patient,
    facility_id  uuid        not null references facility,
    amount_minor bigint      not null check (amount_minor > 0),
    currency     char(3)     not null check (currency ~ '^[A-Z]{3}$'),
    issued_at    timestamptz not null
);
create index receipt_order on receipt (order_id, issued_at, id);
create index receipt_patient on receipt (patient_id, issued_at, id);
create trigger receipt_stays before update or delete or truncate on receipt
    for each statement execute function append_only();

-- A deposit has one receipt, and may pay its invoice in several moves.
alter table invoice_money drop constraint invoice_money_receipt_number_key;
