-- What a patient owes for a case: one live invoice, never edited; what changes it is a note with a number of its own.
create table invoice (
    id           uuid        primary key,
    version      bigint      not null check (version > 0),
    number       text        not null unique check (length(number) <= 60),
    case_id      uuid        not null references financial_case,
    bill_id      uuid        not null references bill,
    patient_id   uuid        not null references patient,
    facility_id  uuid        not null references facility,
    basis        text        not null check (basis in ('adjudicated', 'self-pay')),
    state        text        not null check (state in ('issued', 'balanced', 'cancelled')),
    currency     char(3)     not null check (currency ~ '^[A-Z]{3}$'),
    issued_at    timestamptz not null,
    issued_on    date        not null,
    changed_at   timestamptz not null
);
create unique index invoice_live on invoice (case_id) where state <> 'cancelled';
create index invoice_page on invoice (issued_at, id);
create index invoice_patient on invoice (patient_id, issued_at, id);
grant update (version, state, changed_at) on invoice to mizan_app;

-- Why it is this much: list price, what the contract takes off, what the payer pays, what is denied, what is left.
create table invoice_line (
    invoice_id  uuid   not null references invoice,
    sequence    int    not null check (sequence > 0),
    charge_id   uuid   not null references charge,
    system      text   not null,
    code        text   not null,
    name_en     text   not null,
    name_ar     text   not null,
    quantity    int    not null check (quantity > 0),
    list_minor  bigint not null check (list_minor >= 0),
    off_minor   bigint not null,
    payer_minor bigint not null check (payer_minor >= 0),
    denied_minor bigint not null check (denied_minor >= 0),
    tax_minor   bigint not null check (tax_minor >= 0),
    due_minor   bigint not null check (due_minor >= 0),
    reason      text   check (length(reason) <= 100),
    primary key (invoice_id, sequence),
    constraint invoice_line_charge_once unique (invoice_id, charge_id),
    check (due_minor = list_minor - off_minor - payer_minor - denied_minor + tax_minor)
);
create trigger invoice_line_stays before update or delete or truncate on invoice_line
    for each statement execute function append_only();

create table invoice_note (
    id         uuid        primary key,
    invoice_id uuid        not null references invoice,
    number     text        not null unique check (length(number) <= 60),
    kind       text        not null check (kind in ('credit', 'debit')),
    ground     text        not null check (ground in
        ('decision', 'denial-billed', 'denial-unbilled', 'not-owed')),
    -- the decision or denial it follows from, so that one of them makes one note of each kind
    about      text        not null check (length(about) <= 120),
    noted_by   text        not null check (length(noted_by) <= 200),
    noted_at   timestamptz not null,
    position   bigint      generated always as identity,
    constraint invoice_note_once unique (invoice_id, ground, about, kind)
);
create trigger invoice_note_stays before update or delete or truncate on invoice_note
    for each statement execute function append_only();

-- Positive: owed in addition; negative: owed no more. By charge, for a note may be about one that the invoice has not.
create table invoice_note_line (
    note_id     uuid   not null references invoice_note,
    charge_id   uuid   not null,
    delta_minor bigint not null check (delta_minor <> 0),
    primary key (note_id, charge_id)
);
create trigger invoice_note_line_stays before update or delete or truncate on invoice_note_line
    for each statement execute function append_only();

-- Money that came for an invoice, once per operation of the gateway: positive in, negative back out.
create table invoice_money (
    operation_id   uuid        primary key,
    order_id       uuid        not null,
    invoice_id     uuid        not null references invoice,
    amount_minor   bigint      not null check (amount_minor <> 0),
    -- the part of it that moved the invoice; the rest moved the patient's credit
    applied_minor  bigint      not null,
    receipt_number text        unique check (length(receipt_number) <= 60),
    applied_at     timestamptz not null,
    position       bigint      generated always as identity
);
create index invoice_money_invoice on invoice_money (invoice_id, position);
create index invoice_money_order on invoice_money (order_id);
create trigger invoice_money_stays before update or delete or truncate on invoice_money
    for each statement execute function append_only();

-- Which charges the applied money belongs to, by the largest remainder; moved by payments, refunds and notes.
create table invoice_share (
    invoice_id uuid   not null references invoice,
    -- the operation or note
    cause_id   uuid   not null,
    charge_id  uuid   not null,
    paid_minor bigint not null check (paid_minor <> 0),
    primary key (invoice_id, cause_id, charge_id)
);
create trigger invoice_share_stays before update or delete or truncate on invoice_share
    for each statement execute function append_only();

-- What was paid above what is due lies as credit of the patient: every move to or from there.
create table invoice_credit (
    invoice_id  uuid        not null references invoice,
    no          int         not null check (no > 0),
    moved_minor bigint      not null check (moved_minor <> 0),
    moved_at    timestamptz not null,
    primary key (invoice_id, no)
);
create trigger invoice_credit_stays before update or delete or truncate on invoice_credit
    for each statement execute function append_only();
